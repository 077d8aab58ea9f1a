import { filterKeys, filterWords } from './filterKeys.ts';
import { filterTokens } from './filterTokens.ts';
import { value } from './printFilter.ts';

/** What exists in a capture and may be named. */
export interface KnownNames {
  readonly peers: readonly string[];
  readonly endpoints: readonly { readonly text: string; readonly detail: string }[];
}

export interface FilterSuggestion {
  /** What takes the place of `from` up to `to`. */
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
  /** More follows, such as the value of a key. */
  readonly goesOn: boolean;
}

export interface FilterCompletion {
  readonly from: number;
  readonly to: number;
  readonly items: readonly FilterSuggestion[];
}

/** More are not read: another letter makes them fewer. */
export const suggestionLimit = 50;

/** What the word at the cursor may become. Before anything is written: all there is. */
export function completeFilter(text: string, cursor: number, known: KnownNames): FilterCompletion {
  const token = filterTokens(text).findLast(({ start }) => start < cursor);
  const isInside = token !== undefined && cursor <= token.end;
  if (token?.kind === 'keyed' && isInside && cursor >= token.valueStart) {
    const { key, valueStart, end, operator } = token;
    const written = text.slice(valueStart, cursor).replace(/^"/, '').toLowerCase();
    // What follows a comparison or a quote cannot be guessed.
    const items = /[<>]/.test(operator) ? [] : values(key.name, key.takes, known);
    return { from: valueStart, to: end, items: matching(items, written) };
  }
  if (token?.kind === 'quoted' && isInside && cursor > token.start)
    return { from: cursor, to: cursor, items: [] };
  const isWord = isInside && token.kind !== 'open' && token.kind !== 'close' && !isSign(token, text);
  const from = isWord ? token.start : cursor;
  const to = isWord ? (token.kind === 'keyed' ? token.valueStart : token.end) : cursor;
  const isAfterTerm =
    token !== undefined &&
    !isSign(token, text) &&
    ['word', 'quoted', 'keyed', 'close'].includes(token.kind) &&
    !isInside;
  return { from, to, items: beginning(text.slice(from, cursor).toLowerCase(), isAfterTerm) };
}

/** `-` and `!`, which stand right before what is completed. */
function isSign({ kind, start, end }: { kind: string; start: number; end: number }, text: string): boolean {
  return kind === 'not' && end === start + 1 && !/\w/.test(text[start] ?? '');
}

function beginning(written: string, isAfterTerm: boolean): FilterSuggestion[] {
  const keys = filterKeys.map(({ name, takes, help, example }) => ({
    insert: takes === 'number' || takes === 'size' ? name : `${name}:`,
    label: takes === 'number' || takes === 'size' ? example.slice(0, name.length + 1) : `${name}:`,
    detail: help,
    goesOn: true,
  }));
  const words = filterWords
    .filter(({ name }) => isAfterTerm || written !== '' || name === 'error' || name === 'not')
    .map(({ name, help }) => ({ insert: `${name} `, label: name, detail: help, goesOn: true }));
  return [...keys, ...words].filter(({ label }) => label.startsWith(written));
}

function values(
  name: string,
  takes: (typeof filterKeys)[number]['takes'],
  known: KnownNames,
): FilterSuggestion[] {
  if (typeof takes !== 'string') return takes.map((one) => suggestion(one, ''));
  if (name === 'peer') return known.peers.map((peer) => suggestion(peer, ''));
  if (name === 'endpoint') return known.endpoints.map(({ text, detail }) => suggestion(text, detail));
  if (takes === 'pattern')
    return [
      { insert: '""', label: '"…"', detail: 'text with escapes, \\r \\n \\x00', goesOn: true },
      { insert: 'hex""', label: 'hex"…"', detail: 'hex digits; ?? is any byte', goesOn: true },
      { insert: 'u16be()', label: 'u16be(…)', detail: 'a number, big-endian', goesOn: true },
      { insert: 'u16le()', label: 'u16le(…)', detail: 'a number, little-endian', goesOn: true },
      { insert: 'u32be()', label: 'u32be(…)', detail: 'a number, big-endian', goesOn: true },
      { insert: 'u32le()', label: 'u32le(…)', detail: 'a number, little-endian', goesOn: true },
    ];
  if (takes === 'text')
    return [
      { insert: '""', label: '"…"', detail: 'this text, in either case', goesOn: true },
      { insert: '//', label: '/…/', detail: 'an expression; i: either case', goesOn: true },
    ];
  return [];
}

function suggestion(text: string, detail: string): FilterSuggestion {
  return { insert: `${value(text)} `, label: text, detail, goesOn: false };
}

/** Those that begin so first, then those that contain it. */
function matching(items: readonly FilterSuggestion[], written: string): FilterSuggestion[] {
  const begins = items.filter(({ label }) => label.toLowerCase().startsWith(written));
  const contains = items.filter(
    ({ label }) => !label.toLowerCase().startsWith(written) && label.toLowerCase().includes(written),
  );
  return [...begins, ...contains].slice(0, suggestionLimit);
}
