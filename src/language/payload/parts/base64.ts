/** `base64"…"` (RFC 4648), in either alphabet; white space is allowed, the `=` at the end may be left out. */
import { excerpt } from '../../../model/excerpt.ts';
import { ByteWriter } from '../../../bytes/byteWriter.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import type { PayloadPart } from '../model/payloadPart.ts';
import type { PayloadReader } from '../reading/payloadReader.ts';
import { closeLiteral, closingQuote } from '../reading/readText.ts';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([
  ...Array.from(digits, (digit, value) => [digit, value] as const),
  ['-', 62] as const,
  ['_', 63] as const,
]);
const group = 4;

export const base64Kind: PartKind = {
  name: 'base64',
  opening: '"',
  example: 'base64"3q0="',
  read: readBase64,
};

function readBase64(reader: PayloadReader): PayloadPart {
  const start = reader.at;
  const stop = reader.lineEnd();
  const from = start + 'base64"'.length;
  reader.at = closingQuote(reader, from, stop, '"');
  return closeLiteral(reader, start, stop, '"', decode(reader, from, reader.at));
}

function decode({ text, problems }: PayloadReader, from: number, end: number): Uint8Array {
  const bytes = new ByteWriter();
  let bits = 0;
  let count = 0;
  let padding = 0;
  let at = from;
  for (; at < end && !problems.full; at++) {
    const character = text[at] ?? '';
    const value = values.get(character);
    if (/\s/.test(character)) continue;
    if (character === '=') padding++;
    else if (value === undefined || padding > 0) {
      at = refuse(text, at, end, value === undefined, problems);
    } else {
      bits = ((bits << 6) | value) & 0xff_ffff;
      if (++count % group !== 1) bytes.byte((bits >> (6 - 2 * ((count - 1) % group))) & 0xff);
    }
  }
  const wanted = (group - (count % group)) % group;
  if (wanted === 3) {
    const message = 'A base64 digit is left alone at the end: it takes two of them to say a byte.';
    problems.add(end, end, message);
  } else if (padding > 0 && padding !== wanted) {
    const message = `There are ${padding} "=" at the end, where ${wanted} belong.`;
    problems.add(end, end, message);
  }
  return bytes.finish();
}

/** Reports a problem at `at`, and returns where it ends. */
function refuse(
  text: string,
  at: number,
  end: number,
  foreign: boolean,
  problems: PayloadReader['problems'],
): number {
  if (!foreign) {
    problems.add(at, at + 1, 'After "=" nothing can follow: it says that base64 ends.');
    return at;
  }
  let last = at;
  while (last + 1 < end && isForeign(text[last + 1] ?? '')) last++;
  const wrong = excerpt(text.slice(at, last + 1));
  problems.add(at, last + 1, `${wrong} is not base64: write A-Z, a-z, 0-9, + and /, or - and _.`);
  return last;
}

function isForeign(character: string): boolean {
  return !values.has(character) && !/[\s=]/.test(character);
}
