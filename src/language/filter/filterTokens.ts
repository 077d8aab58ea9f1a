/** The tokenizer of filters. */
import { isNumberKey, keyKind, type KeyKind } from './filterKeyKinds.ts';

/**
 * The tokens of a filter, without blanks. A term's span includes its key and its value. Every text has tokens, and
 * their spans cover everything but blanks.
 */
export type FilterToken =
  | {
      readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'word' | 'quoted';
      readonly start: number;
      readonly end: number;
    }
  | KeyedToken;

export interface KeyedToken {
  readonly kind: 'keyed';
  readonly key: KeyKind;
  /** `:` or a comparison. */
  readonly operator: string;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

const operators: Readonly<Record<string, 'and' | 'or' | 'not'>> = {
  and: 'and',
  '&&': 'and',
  or: 'or',
  '||': 'or',
  not: 'not',
};
const blank = /\s/;
const name = /[A-Za-z]+/y;
/** Directly after the key; allowed between blanks only where plain text would not look like that. */
const tight = /:|==|!=|<=|>=|=|<|>/y;
const loose = /\s+(?:==|!=|<=|>=|=|<|>)\s*|(?:==|!=|<=|>=|=|<|>)\s+/y;
const looseText = /\s+(?:==|!=)\s*|(?:==|!=)\s+/y;

/** Linear time, never throws. */
export function filterTokens(text: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && blank.test(text[at] ?? '')) at++;
    if (at >= text.length) return tokens;
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
}

function tokenAt(text: string, start: number): FilterToken {
  const sign = text[start] ?? '';
  if (sign === '(') return { kind: 'open', start, end: start + 1 };
  if (sign === ')') return { kind: 'close', start, end: start + 1 };
  if (sign === '"') return { kind: 'quoted', start, end: quotedEnd(text, start) };
  // A sign only directly before a term, as in search boxes everywhere; elsewhere it is text.
  const next = text[start + 1] ?? '';
  if ((sign === '-' || sign === '!') && /[\p{L}"(]/u.test(next))
    return { kind: 'not', start, end: start + 1 };
  const keyed = keyedAt(text, start);
  if (keyed !== undefined) return keyed;
  const end = wordEnd(text, start);
  const word = text.slice(start, Math.min(end, start + 4)).toLowerCase();
  const operator = end - start <= 3 && Object.hasOwn(operators, word) ? operators[word] : undefined;
  return { kind: operator ?? 'word', start, end };
}

function keyedAt(text: string, start: number): KeyedToken | undefined {
  const word = matched(name, text, start);
  // No key is longer, and the check keeps long words linear.
  const key = word === '' || word.length > 16 ? undefined : keyKind(word);
  if (key === undefined) return undefined;
  const at = start + word.length;
  const written = matched(isNumberKey(key) ? loose : looseText, text, at) || matched(tight, text, at);
  if (written === '') return undefined;
  const valueStart = at + written.length;
  return {
    kind: 'keyed',
    key,
    operator: written.trim(),
    start,
    valueStart,
    end: valueEnd(text, valueStart, key),
  };
}

function valueEnd(text: string, start: number, key: KeyKind): number {
  if (key.takes === 'pattern') return patternEnd(text, start);
  if (text[start] === '"') return quotedEnd(text, start);
  if (text[start] === '/' && key.takes === 'text') return expressionEnd(text, start);
  return wordEnd(text, start);
}

/** Up to a blank, or a closing bracket whose opening one precedes the word. */
function wordEnd(text: string, start: number): number {
  let depth = 0;
  let at = start;
  for (; at < text.length && !blank.test(text[at] ?? ''); at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth < 0) break;
  }
  return at;
}

/** Past the closing quote, or the end of the text. */
export function quotedEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

/** Past the closing slash and the flags, or the end of the text. */
function expressionEnd(text: string, start: number): number {
  let inClass = false;
  let at = start + 1;
  for (; at < text.length && (inClass || text[at] !== '/'); at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '[') inClass = true;
    else if (text[at] === ']') inClass = false;
  }
  return wordEnd(text, Math.min(at + 1, text.length));
}

/** Adjacent payload parts: blanks and brackets only count outside literals. */
function patternEnd(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === '"') at = quotedEnd(text, at);
    else if (sign === "'") at = plainEnd(text, at);
    else if (depth === 0 && blank.test(sign)) break;
    else {
      if (sign === '(' || sign === '{') depth++;
      else if ((sign === ')' || sign === '}') && --depth < 0) break;
      at++;
    }
  }
  return Math.min(at, text.length);
}

function plainEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== "'") at++;
  return Math.min(at + 1, text.length);
}

function matched(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
