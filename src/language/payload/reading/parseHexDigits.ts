/** Parses hex digits. */
import { excerpt } from '../../../model/excerpt.ts';
import type { Parsed } from '../../../model/problem.ts';
import { ProblemList } from '../../../model/problemList.ts';
import { ByteWriter } from '../../../bytes/byteWriter.ts';

/**
 * Bytes from hex digits, two for each. White space, `,`, `:` and `0x` are allowed between them. A single digit, at the
 * end or before `,` `:` `0x`, is a problem, as is any other character.
 */
export function parseHexDigits(text: string): Parsed<Uint8Array> {
  const problems = new ProblemList();
  const bytes = readHexDigits(text, 0, text.length, problems);
  return problems.result(bytes);
}

/**
 * The same for part of a text. In a pattern, `??` is a hole: its offset is added to `holes`, where given, and the byte
 * is zero.
 */
export function readHexDigits(
  text: string,
  start: number,
  end: number,
  problems: ProblemList,
  holes?: number[],
): Uint8Array {
  const bytes = new ByteWriter();
  /** The pending first digit of a byte, and its offset. */
  let high = -1;
  let highAt = start;
  const separate = (): void => {
    if (high >= 0) oddDigit(text, highAt, problems);
    high = -1;
  };
  for (let at = start; at < end && !problems.full; at++) {
    const digit = hexDigit(text.charCodeAt(at));
    if (isPrefix(text, at, end)) {
      separate();
      at++;
    } else if (digit >= 0 && high < 0) {
      high = digit;
      highAt = at;
    } else if (digit >= 0) {
      bytes.byte(high * 16 + digit);
      high = -1;
    } else if (text[at] === ',' || text[at] === ':') {
      separate();
    } else if (isHole(text, at, end) && holes !== undefined) {
      separate();
      holes.push(bytes.length);
      bytes.byte(0);
      at++;
    } else if (!/\s/.test(text[at] ?? '')) {
      const wrong = at;
      while (at + 1 < end && isForeign(text, at + 1)) at++;
      problems.add(wrong, at + 1, foreignMessage(text.slice(wrong, at + 1), holes !== undefined));
      // The digit beside it is not left alone: what is wrong stands in the place of the other.
      const taken = at + 1 - (high >= 0 ? highAt : wrong);
      if (taken % 2 === 1 && at + 1 < end && hexDigit(text.charCodeAt(at + 1)) >= 0) at++;
      high = -1;
    }
  }
  separate();
  return bytes.finish();
}

/** The value of a hex digit's character code, or -1. */
export function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}

function foreignMessage(wrong: string, holes: boolean): string {
  if (/^\?+$/.test(wrong)) {
    const reason = holes
      ? 'has two question marks, as a byte has two digits'
      : 'stands only in a pattern, not in bytes to send';
    return `A hole (??) ${reason}.`;
  }
  const what = Array.from(wrong).length === 1 ? 'is not a hex digit' : 'is not hex';
  return `${excerpt(wrong)} ${what}: write digits 0-9 and a-f, two for each byte.`;
}

function isHole(text: string, at: number, end: number): boolean {
  return text[at] === '?' && text[at + 1] === '?' && at + 1 < end;
}

function oddDigit(text: string, at: number, problems: ProblemList): void {
  const message = 'A hex digit is left alone here: each byte has two, so the number of digits must be even.';
  problems.add(at, at + 1, message, `0${text[at] ?? ''}`);
}

/** Whether this is a `0x` prefix: followed by a digit, and not in the middle of a byte. */
function isPrefix(text: string, at: number, end: number): boolean {
  return (
    text[at] === '0' &&
    (text[at + 1] === 'x' || text[at + 1] === 'X') &&
    at + 2 < end &&
    hexDigit(text.charCodeAt(at + 2)) >= 0
  );
}

function isForeign(text: string, at: number): boolean {
  return hexDigit(text.charCodeAt(at)) < 0 && !/[\s,:]/.test(text[at] ?? '');
}
