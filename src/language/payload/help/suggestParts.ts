/** Completion in payloads: parts, their arguments, variables, escapes. */
import { checksumNames, findChecksum } from '../../../bytes/checksums/findChecksum.ts';
import { partHelps } from './partHelp.ts';
import type { Bracket, Place } from './placeAt.ts';
import {
  nothingToSuggest,
  plain,
  snippet,
  type Suggestion,
  type Suggestions,
} from '../../core/suggestion.ts';

/** A variable in scope. */
export interface KnownVariable {
  readonly name: string;
  readonly help: string;
}

export const partSuggestions: readonly Suggestion[] = partHelps.map(({ form, insert, help }) =>
  snippet('part', form, help, insert),
);

const escapes: readonly Suggestion[] = (
  [
    ['\\n', 'A line feed (0A).'],
    ['\\r', 'A carriage return (0D).'],
    ['\\t', 'A tab (09).'],
    ['\\0', 'A zero byte.'],
    ['\\"', 'A quote.'],
    ['\\\\', 'A backslash.'],
    ['\\{', 'A brace that begins no variable.'],
  ] as const
).map(([escape, help]) => plain('value', escape, help));
const numberedEscapes = [
  snippet('value', '\\xHH', 'One raw byte, as two hex digits.', '\\x'),
  snippet('value', '\\u{H…}', 'A character by its code point, in UTF-8.', '\\u{$1}'),
];

const timeFormats: readonly Suggestion[] = [
  plain('value', 'iso', 'As in 2026-11-21T10:20:30.456Z.'),
  plain('value', 'unix', 'Seconds since 1970.'),
  plain('value', 'unixMs', 'Milliseconds since 1970.'),
];

const checksums = (): Suggestion[] =>
  checksumNames().map((name) => {
    const { bits, name: full } = findChecksum(name) ?? { bits: 0, name };
    const also = full === name ? '' : `, which is ${full}`;
    return plain('value', name, `A checksum of ${bits} bits${also}.`);
  });

const checksumOptions: readonly Suggestion[] = [
  plain('word', 'be', 'The sum is written highest byte first.'),
  plain('word', 'le', 'The sum is written lowest byte first.'),
  plain('word', 'hexText', 'The sum is written as upper-case hex digits.'),
];

const padOptions: readonly Suggestion[] = [
  plain('word', 'left', 'Fills in front.'),
  plain('word', 'multiple', 'Up to the next multiple of the size.'),
];

const crcForm = snippet(
  'value',
  'crc(…)',
  'A CRC by its parameters.',
  'crc(${1:16}, ${2:0x8005}, ${3:0xffff}, ${4:true}, ${5:true}, ${6:0})',
);
const counterPart = snippet('part', 'counter()', 'One more at each send.', 'counter($1)');

/** Undefined outside payloads. */
export function suggestInPayload(
  text: string,
  offset: number,
  place: Place,
  variables: readonly KnownVariable[],
): Suggestions | undefined {
  switch (place.kind) {
    case 'text':
      return suggestInText(text, offset, place, variables);
    case 'lines':
      return suggestVariable(text, offset, place.start, variables);
    case 'open': {
      const bracket = place.brackets.at(-1);
      const items = bracket === undefined ? partSuggestions : inBracket(bracket, variables);
      return { start: place.start, items };
    }
    default:
      return undefined;
  }
}

function inBracket(
  { sign, name, argument }: Bracket,
  variables: readonly KnownVariable[],
): readonly Suggestion[] {
  if (sign === '{' || name.startsWith('len')) return partSuggestions;
  switch (name) {
    case 'checksum':
      if (argument === 0) return [...checksums().map(quoted), crcForm];
      return [...checksumOptions, ...partSuggestions];
    case 'pad':
      return argument === 0 ? numbers(variables) : [...padOptions, ...partSuggestions];
    case 'now':
      return timeFormats.map(quoted);
    case 'repeat':
      return argument === 0 ? numbers(variables) : partSuggestions;
    case 'crc':
      return argument === 3 || argument === 4
        ? [plain('value', 'true', 'Reflected.'), plain('value', 'false', 'Not reflected.')]
        : nothingToSuggest;
    case 'uuid':
      return nothingToSuggest;
    case 'counter':
      return variables.map(bare);
    default:
      return numbers(variables);
  }
}

function numbers(variables: readonly KnownVariable[]): readonly Suggestion[] {
  return [counterPart, ...variables.map(bare)];
}

function quoted(value: Suggestion): Suggestion {
  return { ...value, label: `"${value.label}"`, insert: `"${value.insert}"` };
}

function bare({ name, help }: KnownVariable): Suggestion {
  return plain('variable', `{{${name}}}`, help);
}

function suggestInText(
  text: string,
  offset: number,
  { start, prefix, quote, brackets }: Place,
  variables: readonly KnownVariable[],
): Suggestions | undefined {
  if (prefix === '{{') return { start, items: insideBraces(text, offset, variables) };
  const bracket = brackets.at(-1);
  if (prefix === '' && bracket?.sign === '(' && bracket.argument === 0) {
    if (bracket.name === 'checksum') return { start, items: checksums() };
    if (bracket.name === 'now') return { start, items: timeFormats };
  }
  if (quote === "'" || ['hex', 'base64', 'file'].includes(prefix)) return undefined;
  const typed = text.slice(start, offset);
  const slashes = /\\+$/.exec(typed)?.[0].length ?? 0;
  if (slashes % 2 === 1) return { start: offset - 1, items: [...escapes, ...numberedEscapes] };
  return suggestVariable(text, offset, start, variables);
}

/** A name after `{{`; elsewhere, on request, the variables with their braces. */
function suggestVariable(
  text: string,
  offset: number,
  from: number,
  variables: readonly KnownVariable[],
): Suggestions {
  const typed = text.slice(Math.max(from, offset - 110), offset);
  const open = /\{\{[ \t]*([\p{L}\p{N}_.-]*)$/u.exec(typed);
  if (open === null) return { start: offset, items: variables.map(bare) };
  return { start: offset - (open[1] ?? '').length, items: insideBraces(text, offset, variables) };
}

function insideBraces(
  text: string,
  offset: number,
  variables: readonly KnownVariable[],
): readonly Suggestion[] {
  const isClosed = /^[ \t]*\}\}/.test(text.slice(offset, offset + 10));
  const half = /^[ \t]*\}(?!\})/.test(text.slice(offset, offset + 10));
  const closing = isClosed ? '' : half ? '}' : '}}';
  return variables.map(({ name, help }) => plain('variable', name, help, name + closing));
}
