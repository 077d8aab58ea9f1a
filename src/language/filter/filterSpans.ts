/** The parts of a filter's text for syntax colours. */
import { filterTokens, type FilterToken, type KeyedToken } from './filterTokens.ts';

export interface FilterSpan {
  /** `word`: text that is looked for, and values that are neither quoted nor numbers. */
  readonly kind: 'key' | 'operator' | 'keyword' | 'string' | 'number' | 'word';
  readonly start: number;
  readonly end: number;
}

const letters = /[A-Za-z]+/y;
/** Bytes and expressions are literals as quoted text is. */
const literal = /^["/']|["']/;

/** In order, without blanks. Linear time, never throws. */
export function filterSpans(text: string): FilterSpan[] {
  return filterTokens(text).flatMap((token) =>
    token.kind === 'keyed' ? ofTerm(text, token) : ofToken(text, token),
  );
}

function ofToken(text: string, { kind, start, end }: Exclude<FilterToken, KeyedToken>): FilterSpan {
  if (kind === 'quoted') return { kind: 'string', start, end };
  if (kind === 'word') return { kind: text.slice(start, end) === 'error' ? 'key' : 'word', start, end };
  const isWord = /[a-z]/i.test(text[start] ?? '');
  return { kind: isWord ? 'keyword' : 'operator', start, end };
}

function ofTerm(text: string, { key, start, valueStart, end }: KeyedToken): FilterSpan[] {
  letters.lastIndex = start;
  const keyEnd = start + (letters.exec(text)?.[0].length ?? 0);
  const value = text.slice(valueStart, end);
  const isNumber = key.takes === 'number' || key.takes === 'size';
  const spans: FilterSpan[] = [
    { kind: 'key', start, end: keyEnd },
    { kind: 'operator', start: keyEnd, end: valueStart },
    { kind: isNumber ? 'number' : literal.test(value) ? 'string' : 'word', start: valueStart, end },
  ];
  return spans.filter((span) => span.end > span.start);
}
