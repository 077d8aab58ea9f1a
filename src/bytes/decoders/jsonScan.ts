import { readUtf8, utf8Size } from '../utf8.ts';
import { hexNumber, textValue } from './fieldReader.ts';

/** A scanned JSON scalar: its end and how it is shown, or where and why it is invalid. */
export type Scan =
  | { readonly ok: true; readonly end: number; readonly shown: string }
  | { readonly ok: false; readonly at: number; readonly problem: string; readonly endsEarly: boolean };

const quote = 0x22;
const backslash = 0x5c;
const escapes = new Set(Array.from('"\\/bfnrt', (letter) => letter.charCodeAt(0)));
const unicodeEscape = 0x75;
const number = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const numberStart = /^-?(?:[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]*)?)?$/;
const words = ['true', 'false', 'null'];
/** Longer numbers and words are truncated. */
const shownLimit = 200;

export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** The string whose quote is at `from`. */
export function scanString(bytes: Uint8Array, from: number, end: number): Scan {
  for (let at = from + 1; at < end;) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) return { ok: true, end: at + 1, shown: textOf(bytes.subarray(from + 1, at)) };
    if (byte < 0x20)
      return wrong(at, `The control character ${hexNumber(byte)} stands in a string unescaped`);
    if (byte === backslash) {
      const size = escapeSize(bytes, at, end);
      if (size === 'cut') return early(end);
      if (size === 0) return wrong(at, 'No escape of JSON begins with this backslash');
      at += size;
    } else if (byte < 0x80) at++;
    else {
      const code = readUtf8(bytes, at);
      if (code === 'cut') return early(end);
      if (typeof code === 'string') return wrong(at, 'The string is not UTF-8');
      at += utf8Size(code);
    }
  }
  return early(end);
}

/** A number or a word: everything up to what cannot be part of one. */
export function scanLiteral(bytes: Uint8Array, from: number, end: number): Scan {
  let at = from;
  while (at < end && isLiteral(bytes[at] ?? 0)) at++;
  if (at === from && from >= end) return early(end);
  if (at === from) return wrong(from, 'No value of JSON begins with this');
  const text = String.fromCharCode(...bytes.subarray(from, Math.min(at, from + shownLimit)));
  const isCut = at - from > shownLimit;
  if (isCut ? /^-?[0-9]/.test(text) : words.includes(text) || number.test(text))
    return { ok: true, end: at, shown: isCut ? `${text}…` : text };
  if (at === end && (words.some((word) => word.startsWith(text)) || numberStart.test(text)))
    return early(end);
  return wrong(from, 'This is neither a number nor true, false or null');
}

function escapeSize(bytes: Uint8Array, at: number, end: number): number | 'cut' {
  if (at + 1 >= end) return 'cut';
  const letter = bytes[at + 1] ?? 0;
  if (letter !== unicodeEscape) return escapes.has(letter) ? 2 : 0;
  for (let index = at + 2; index < at + 6; index++) {
    if (index >= end) return 'cut';
    if (!isHexDigit(bytes[index] ?? 0)) return 0;
  }
  return 6;
}

function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}

/** As written, without adding escapes to JSON's own. */
function textOf(inside: Uint8Array): string {
  return textValue(inside).replaceAll('\\\\', '\\');
}

function isLiteral(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e
  );
}

function wrong(at: number, what: string): Scan {
  return { ok: false, at, problem: `${what}, at offset ${hexNumber(at)}.`, endsEarly: false };
}

function early(end: number): Scan {
  return {
    ok: false,
    at: end,
    problem: `It ends at offset ${hexNumber(end)}, within a value.`,
    endsEarly: true,
  };
}
