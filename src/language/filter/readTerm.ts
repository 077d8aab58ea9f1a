/** Reads one `key:value` term of a filter. */
import type { SocketCall } from '../../model/socketCall.ts';
import type { FaultKind } from '../../model/faultSpec.ts';
import type { EngineEventType } from '../../model/engineEvent.ts';
import { excerpt } from '../../model/excerpt.ts';
import { nearestWord } from '../../model/nearestWord.ts';
import type { Parsed } from '../../model/problem.ts';
import type { ProblemList } from '../../model/problemList.ts';
import { anyServicePort } from '../../address/serviceNames.ts';
import type { BytePattern } from '../../bytes/search/bytePattern.ts';
import { comparisons, type Comparison, type FilterNode, type NumberColumn } from './filterNode.ts';
import { isNumberKey, type KeyKind } from './filterKeyKinds.ts';
import { filterKey } from './filterKeys.ts';
import type { KeyedToken } from './filterTokens.ts';
import { parseSize } from '../core/parseSize.ts';
import { quoted } from '../core/quotedText.ts';
import { readQuoted } from './readQuoted.ts';

/** Parsers for values in a language of their own; loaded only where they are used. */
export interface ValueReaders {
  readonly pattern: (text: string) => Parsed<BytePattern>;
  /** Estimated steps of an expression, or what is wrong with it; `before`: the steps of those before it. */
  readonly expressionSteps: (source: string, flags: string, before: number) => number | string;
}

/** The same while one filter is parsed. */
export interface TermReaders {
  readonly pattern: ValueReaders['pattern'];
  /** The problem with an expression, if any. */
  readonly expressionProblem: (source: string, flags: string) => string | undefined;
}

/** A term with a key; undefined once a problem is reported. */
export function readTerm(
  text: string,
  token: KeyedToken,
  problems: ProblemList,
  readers: TermReaders,
): FilterNode | undefined {
  const { start, valueStart, end, operator } = token;
  const key = filterKey(token.key.name);
  if (valueStart === end) {
    problems.add(
      start,
      end,
      `${text.slice(start, end)} needs a value right after it, such as ${key.example}.`,
    );
    return undefined;
  }
  const before = problems.count;
  const node = isNumberKey(key)
    ? numberTerm(text, token, problems)
    : valueTerm(text, token, problems, readers);
  if (node === undefined || problems.count > before) return undefined;
  return operator === '!=' && node.kind !== 'number' ? { kind: 'not', part: node } : node;
}

function valueTerm(
  text: string,
  token: KeyedToken,
  problems: ProblemList,
  readers: TermReaders,
): FilterNode | undefined {
  const { operator, start, valueStart, end } = token;
  const key = filterKey(token.key.name);
  if (/[<>]/.test(operator)) {
    const message = `${key.name} is not compared by size: write ${key.example}.`;
    problems.add(start, valueStart, message, `${key.name}:`);
    return undefined;
  }
  if (key.takes === 'pattern') return patternTerm(text, token, problems, readers);
  if (key.takes === 'text' && text[valueStart] === '/') return expressionTerm(text, token, problems, readers);
  const value =
    text[valueStart] === '"' ? readQuoted(text, valueStart, end, problems) : text.slice(valueStart, end);
  if (value === '') {
    problems.add(start, end, `There is nothing to look for between the quotes: write ${key.example}.`);
    return undefined;
  }
  switch (key.name) {
    case 'peer':
    case 'endpoint':
    case 'note':
    case 'text':
      return { kind: key.name, text: value };
    default:
      return choiceTerm(value, token, problems);
  }
}

/** A term whose value is one of a fixed set of words. */
function choiceTerm(
  value: string,
  { key, valueStart, end }: KeyedToken,
  problems: ProblemList,
): FilterNode | undefined {
  const { choices = [] } = filterKey(key.name);
  const found = choices.find((choice) => choice.toLowerCase() === value.toLowerCase());
  if (found === undefined) {
    const near = nearestWord(value, choices);
    const some = choices.length > 3 ? `such as ${choices.slice(0, 3).join(', ')}` : choices.join(' or ');
    const hint = near === undefined ? `write ${some}.` : `did you mean ${near}?`;
    problems.add(valueStart, end, `${key.name}: has no ${excerpt(value)}: ${hint}`, near);
    return undefined;
  }
  if (key.name === 'dir') return { kind: 'dir', direction: found === 'in' ? 'in' : 'out' };
  if (key.name === 'is') return { kind: 'is', what: 'marked' };
  if (key.name === 'call') return { kind: 'call', call: found as SocketCall };
  if (key.name === 'fault') return { kind: 'fault', fault: found as FaultKind };
  return { kind: 'type', type: found as EngineEventType };
}

function patternTerm(
  text: string,
  { valueStart, end }: KeyedToken,
  problems: ProblemList,
  readers: TermReaders,
): FilterNode | undefined {
  const written = text.slice(valueStart, end);
  const pattern = readers.pattern(written);
  if (!pattern.ok) {
    problems.addAll(pattern.problems, valueStart);
    return undefined;
  }
  if (pattern.value.length === 0) {
    problems.add(valueStart, end, 'These are no bytes: there is nothing to look for.');
    return undefined;
  }
  return { kind: 'bytes', written, pattern: pattern.value };
}

function expressionTerm(
  text: string,
  { valueStart, end }: KeyedToken,
  problems: ProblemList,
  readers: TermReaders,
): FilterNode | undefined {
  const written = text.slice(valueStart, end);
  const [, source = '', flags = ''] =
    /^\/((?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+)\/([a-z]*)$/s.exec(written) ?? [];
  const asText = quoted(written);
  if (source === '') {
    const message = `An expression stands between slashes, text:/…/; text with a slash in quotes, text:${asText}.`;
    problems.add(valueStart, end, message, asText);
    return undefined;
  }
  const unknown = /[^imsu]/.exec(flags)?.[0];
  if (unknown !== undefined) {
    const message = `There is no flag ${excerpt(unknown)} after an expression: there are i (either case), m, s and u. Text with slashes goes in quotes.`;
    problems.add(end - flags.length, end, message);
    return undefined;
  }
  const problem = readers.expressionProblem(source, flags);
  if (problem !== undefined) problems.add(valueStart, end, `This expression cannot be used: ${problem}.`);
  return { kind: 'expression', source, flags: [...new Set(flags)].sort().join('') };
}

function numberTerm(
  text: string,
  { key, operator, valueStart, end }: KeyedToken,
  problems: ProblemList,
): FilterNode | undefined {
  const written = text.slice(valueStart, end);
  const comparison =
    operator === ':' || operator === '==' ? '=' : comparisons.find((one) => one === operator);
  const value = numberOf(key, written);
  if (comparison === undefined || value === undefined) {
    const what = {
      size: 'a number of bytes, such as 100 or 2KiB',
      seconds: 'a number of seconds, such as 12.5',
    };
    const wanted = key.takes === 'size' || key.takes === 'seconds' ? what[key.takes] : 'a whole number';
    problems.add(
      valueStart,
      end,
      `${excerpt(written)} is not ${wanted}: write ${filterKey(key.name).example}.`,
    );
    return undefined;
  }
  return {
    kind: 'number',
    column: key.name as NumberColumn,
    comparison: comparison satisfies Comparison,
    value,
  };
}

function numberOf({ name, takes }: KeyKind, written: string): number | undefined {
  if (takes === 'size') return parseSize(written, { loose: true });
  return takes === 'seconds' ? parseSeconds(written) : parseWhole(name, written);
}

/** In microseconds. */
function parseSeconds(text: string): number | undefined {
  const [, seconds = '', fraction = ''] = /^(\d{1,9})(?:\.(\d{1,6}))?s?$/.exec(text) ?? [];
  return seconds === '' ? undefined : Number(seconds) * 1e6 + Number(fraction.padEnd(6, '0'));
}

function parseWhole(key: string, text: string): number | undefined {
  if (/^#?[0-9][0-9,]{0,20}$/.test(text)) {
    const value = Number(text.replaceAll(/[#,]/g, ''));
    return Number.isSafeInteger(value) ? value : undefined;
  }
  return key === 'port' ? anyServicePort(text) : undefined;
}
