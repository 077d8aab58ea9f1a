/** Completion for filters. */
import { plain, type Suggestion, type Suggestions } from '../core/suggestion.ts';
import { isNumberKey } from './filterKeyKinds.ts';
import { filterKey, filterKeys, filterWords, type FilterKey } from './filterKeys.ts';
import { filterTokens } from './filterTokens.ts';
import { value } from './printFilter.ts';

/** Names that occur in a capture. */
export interface KnownNames {
  readonly peers: readonly string[];
  readonly endpoints: readonly { readonly text: string; readonly detail: string }[];
}

/** Nobody reads more: another letter narrows them down. */
export const suggestionLimit = 50;

/** Completions of the word at the cursor; in an empty filter, everything. */
export function completeFilter(
  text: string,
  cursor: number,
  known: KnownNames,
): Suggestions & { readonly end: number } {
  const token = filterTokens(text).findLast(({ start }) => start < cursor);
  const isInside = token !== undefined && cursor <= token.end;
  if (token?.kind === 'keyed' && isInside && cursor >= token.valueStart) {
    const { key, valueStart, end, operator } = token;
    const written = text.slice(valueStart, cursor).replace(/^"/, '').toLowerCase();
    // Values after a comparison or a quote cannot be predicted.
    const items = /[<>]/.test(operator) ? [] : values(filterKey(key.name), known);
    return { start: valueStart, end, items: matching(items, written) };
  }
  if (token?.kind === 'quoted' && isInside && cursor > token.start)
    return { start: cursor, end: cursor, items: [] };
  const isWord = isInside && token.kind !== 'open' && token.kind !== 'close' && !isSign(token, text);
  const start = isWord ? token.start : cursor;
  const end = isWord ? (token.kind === 'keyed' ? token.valueStart : token.end) : cursor;
  const isAfterTerm =
    token !== undefined &&
    !isSign(token, text) &&
    ['word', 'quoted', 'keyed', 'close'].includes(token.kind) &&
    !isInside;
  return { start, end, items: beginning(text.slice(start, cursor).toLowerCase(), isAfterTerm) };
}

/** `-` and `!`, which directly precede the completed word. */
function isSign({ kind, start, end }: { kind: string; start: number; end: number }, text: string): boolean {
  return kind === 'not' && end === start + 1 && !/\w/.test(text[start] ?? '');
}

function beginning(written: string, isAfterTerm: boolean): Suggestion[] {
  const keys = filterKeys.map((key) => {
    const { name, help, example } = key;
    const isNumber = isNumberKey(key);
    const label = isNumber ? example.slice(0, name.length + 1) : `${name}:`;
    return leading('option', label, help, isNumber ? name : `${name}:`);
  });
  const words = filterWords
    .filter(({ name }) => isAfterTerm || written !== '' || name === 'error' || name === 'not')
    .map(({ name, help }) => leading('word', name, help, `${name} `));
  return [...keys, ...words].filter(({ label }) => label.startsWith(written));
}

function values({ name, takes, choices }: FilterKey, known: KnownNames): Suggestion[] {
  if (choices !== undefined) return choices.map((one) => whole(one, ''));
  if (name === 'peer') return known.peers.map((peer) => whole(peer, ''));
  if (name === 'endpoint') return known.endpoints.map(({ text, detail }) => whole(text, detail));
  if (takes === 'pattern')
    return [
      leading('part', '"…"', 'text with escapes, \\r \\n \\x00', '""'),
      leading('part', 'hex"…"', 'hex digits; ?? is any byte', 'hex""'),
      leading('part', 'u16be(…)', 'a number, big-endian', 'u16be()'),
      leading('part', 'u16le(…)', 'a number, little-endian', 'u16le()'),
      leading('part', 'u32be(…)', 'a number, big-endian', 'u32be()'),
      leading('part', 'u32le(…)', 'a number, little-endian', 'u32le()'),
    ];
  if (takes === 'text')
    return [
      leading('value', '"…"', 'this text, in either case', '""'),
      leading('value', '/…/', 'an expression; i: either case', '//'),
    ];
  return [];
}

/** A suggestion with more to type after or inside it. */
function leading(kind: Suggestion['kind'], label: string, help: string, insert: string): Suggestion {
  return { ...plain(kind, label, help, insert), more: true };
}

/** A complete value. */
function whole(text: string, help: string): Suggestion {
  return plain('value', text, help, `${value(text)} `);
}

/** Items with the typed prefix first, then those that contain it. */
function matching(items: readonly Suggestion[], written: string): Suggestion[] {
  const begins = items.filter(({ label }) => label.toLowerCase().startsWith(written));
  const contains = items.filter(
    ({ label }) => !label.toLowerCase().startsWith(written) && label.toLowerCase().includes(written),
  );
  return [...begins, ...contains].slice(0, suggestionLimit);
}
