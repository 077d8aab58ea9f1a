import type { Span } from '../model/problem.ts';
import type { AddressOptions } from '../model/address.ts';
import { roleInRelay, type AddressKind } from '../model/endpointKinds.ts';
import { isEncrypted, type Transport } from '../model/transports.ts';
import { excerpt } from '../model/excerpt.ts';
import { hostProblem } from './hostProblem.ts';
import { addressFamily, isIPv4, isIPv6 } from './ipAddress.ts';
import { nearestWord } from '../model/nearestWord.ts';
import { hasVersion } from './nodeVersion.ts';
import { describeNeeds, describeValue } from './optionText.ts';
import type { OptionRow } from './optionRow.ts';
import { optionRow, optionsFor } from './optionTable.ts';
import { decodePercent } from './percentText.ts';
import type { ProblemList } from '../model/problemList.ts';

/** What the options are for. Without platform or Node version, support for them is not checked. */
export interface OptionContext {
  readonly transport: Transport;
  readonly kind: AddressKind;
  readonly platform?: string;
  readonly nodeVersion?: string;
  /** Only those of TLS: the connection is open already. */
  readonly ofTlsAlone?: true;
}

export interface ParsedOptions {
  readonly options: AddressOptions;
  /** The span of each `name=value`. */
  readonly spans: ReadonlyMap<keyof AddressOptions, Span>;
}

type OptionValue = string | number | boolean | readonly string[];

/** Parses `name=value&name=value` between `from` and `end`; a name alone sets a boolean. */
export function parseOptions(
  text: string,
  from: number,
  end: number,
  context: OptionContext,
  problems: ProblemList,
): ParsedOptions {
  const values = new Map<keyof AddressOptions, OptionValue>();
  const spans = new Map<keyof AddressOptions, Span>();
  for (let start = from; start <= end && !problems.full;) {
    const ampersand = text.indexOf('&', start);
    const stop = ampersand < 0 || ampersand > end ? end : ampersand;
    const row = start === stop ? undefined : knownRow(text, start, stop, context, problems);
    if (start === stop) emptyOption(start === from && stop < end ? stop : start - 1, problems);
    if (row !== undefined && spans.has(row.name)) {
      problems.add(start, stop, `The option ${row.name} is given twice: keep one.`);
    } else if (row !== undefined) {
      spans.set(row.name, { start, end: stop });
      const value = readValue(text, start + row.name.length, stop, row, problems);
      if (value !== undefined) values.set(row.name, value);
    }
    start = stop + 1;
  }
  // Each value was parsed by its row's type, which is that of the member of the same name.
  return { options: Object.fromEntries(values), spans };
}

/** `at`: the `?` or `&` without an option after it. */
function emptyOption(at: number, problems: ProblemList): void {
  problems.add(
    at,
    at + 1,
    'An option (name=value) is missing here: write it, or take this character away.',
    '',
  );
}

/** The row of the option at `start`, if it exists and applies; otherwise the problem is reported. */
function knownRow(
  text: string,
  start: number,
  end: number,
  context: OptionContext,
  problems: ProblemList,
): OptionRow | undefined {
  const equals = text.indexOf('=', start);
  const nameEnd = equals < 0 || equals > end ? end : equals;
  const name = text.slice(start, nameEnd);
  const row = optionRow(name);
  const isTaken = ({ transports }: OptionRow): boolean =>
    context.ofTlsAlone !== true || transports.every((name) => isEncrypted(name));
  const fitting = optionsFor(context.transport, context.kind)
    .filter(isTaken)
    .map((candidate) => candidate.name);
  if (row === undefined) {
    const fix = nearestWord(name, fitting);
    const hint =
      fix === undefined ? `known for ${useText(context)} are ${fitting.join(', ')}` : `did you mean ${fix}?`;
    problems.add(start, nameEnd, `There is no option ${excerpt(name)}: ${hint}`.replace(/[^?]$/, '$&.'), fix);
    return undefined;
  }
  if (!isTaken(row)) {
    const message = `The option ${row.name} is for a connection that is to be opened, and this one is open: only options of TLS fit here.`;
    problems.add(start, end, message);
    return undefined;
  }
  if (!fitting.includes(row.name)) {
    const where = `${row.transports.join(', ')} ${row.kinds.map((kind) => `${kind}s`).join(' and ')}`;
    const why = inRelay(row, context) ?? `it is for ${where}.`;
    problems.add(start, end, `The option ${row.name} does not fit ${useText(context)}: ${why}`);
    return undefined;
  }
  if (!isAvailable(row, context)) {
    problems.add(start, end, `The option ${row.name} is not available here. ${describeNeeds(row)}`);
  }
  return row;
}

function useText({ transport, kind }: OptionContext): string {
  return kind === 'target' ? `the ${transport} target of a relay` : `a ${transport} ${kind}`;
}

/** Why it would do nothing here, where it does elsewhere on this transport. */
function inRelay(row: OptionRow, { transport, kind }: OptionContext): string | undefined {
  const { notInRelays, kinds, transports } = row;
  const like = roleInRelay(kind);
  const isLike = like !== undefined && kinds.includes(like) && transports.includes(transport);
  return isLike && notInRelays !== undefined ? `${notInRelays}. Leave it out.` : undefined;
}

function isAvailable(row: OptionRow, context: OptionContext): boolean {
  const { platform, nodeVersion } = context;
  if (platform !== undefined && row.platforms !== undefined && !row.platforms.includes(platform))
    return false;
  return (
    nodeVersion === undefined ||
    row.minNodeVersion === undefined ||
    hasVersion(nodeVersion, row.minNodeVersion)
  );
}

/** The value after `=` at `at`, as its row requires; undefined once a problem is reported. */
function readValue(
  text: string,
  at: number,
  end: number,
  row: OptionRow,
  problems: ProblemList,
): OptionValue | undefined {
  if (at === end && row.type === 'boolean') return true;
  const start = Math.min(at + 1, end);
  const written = text.slice(start, end);
  const value = decodePercent(written);
  const right = describeValue(row).replaceAll('`', '');
  if (written === '' || value === undefined) {
    const what =
      value === undefined
        ? 'is not UTF-8 once its % parts are decoded (write a plain % as %25)'
        : 'is missing';
    problems.add(start, end, `The value of ${row.name} ${what}: it is ${right}.`);
    return undefined;
  }
  switch (row.type) {
    case 'boolean':
      if (value === 'true' || value === 'false') return value === 'true';
      problems.add(start, end, `${row.name} is ${right}, not ${excerpt(value)}.`, switchFix(value));
      return undefined;
    case 'ip':
      if (isIPv4(value) || isIPv6(value)) return value;
      problems.add(start, end, `${row.name} is ${right}, not ${excerpt(value)}.`, bracketFix(value));
      return undefined;
    case 'interface':
      if (value.length <= 256 && !/[\p{C}/]/u.test(value)) return value;
      problems.add(
        start,
        end,
        `${row.name} is the name of a network interface or an IP address, not ${excerpt(value)}.`,
      );
      return undefined;
    case 'integer':
      return readInteger(value, start, end, row, problems);
    case 'word':
      if (row.choices?.includes(value) === true) return value;
      problems.add(
        start,
        end,
        `${row.name} is ${right}, not ${excerpt(value)}.`,
        nearestWord(value, row.choices?.map(String) ?? []),
      );
      return undefined;
    case 'host':
      if (hostProblem(value) === undefined && addressFamily(value) === undefined) return value;
      problems.add(start, end, `${row.name} is ${right}, not ${excerpt(value)}.`);
      return undefined;
    case 'list':
      return readList(value, start, end, row, problems);
    case 'file':
    case 'text':
      if (!value.includes('\0')) return value;
      problems.add(start, end, `The value of ${row.name} cannot hold a NUL character.`);
      return undefined;
  }
}

/** The most bytes of a word: those of a protocol's name (RFC 7301 section 3.1). */
const wordBytes = 255;

function readList(
  value: string,
  start: number,
  end: number,
  row: OptionRow,
  problems: ProblemList,
): readonly string[] | undefined {
  const words = value.split(',');
  const wrong = words.find((word) => !/^[\x21-\x7e]+$/.test(word) || word.length > wordBytes);
  if (wrong === undefined) return words;
  const what = wrong === '' ? 'an empty one' : excerpt(wrong);
  problems.add(
    start,
    end,
    `${row.name} is ${describeValue(row)}, each of printable ASCII without blanks, not ${what}.`,
  );
  return undefined;
}

function readInteger(
  value: string,
  start: number,
  end: number,
  row: OptionRow,
  problems: ProblemList,
): number | undefined {
  const number = /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined;
  const allowed =
    number !== undefined &&
    (row.choices?.includes(number) ?? true) &&
    number >= (row.min ?? 0) &&
    number <= (row.max ?? Number.MAX_SAFE_INTEGER);
  if (allowed) return number;
  const right = describeValue(row).replaceAll('`', '');
  problems.add(start, end, `${row.name} is ${right}, as digits only, not ${excerpt(value)}.`);
  return undefined;
}

function switchFix(value: string): string | undefined {
  if (/^(?:1|yes|on|true)$/i.test(value)) return 'true';
  return /^(?:0|no|off|false)$/i.test(value) ? 'false' : undefined;
}

function bracketFix(value: string): string | undefined {
  const bare = value.replace(/^\[|\]$/g, '');
  return isIPv6(bare) ? bare : undefined;
}
