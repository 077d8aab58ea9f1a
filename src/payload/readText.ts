import { excerpt } from '../model/excerpt.ts';
import { ByteWriter } from './byteWriter.ts';
import { hexDigit } from './parseHexDigits.ts';
import type { BytesPart } from './payloadPart.ts';
import type { TextReader } from './textReader.ts';
import { encodeUtf8 } from './utf8.ts';

/** The escapes of one letter, and the byte each stands for. */
const simpleEscapes: Readonly<Record<string, number>> = {
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  '0': 0x00,
  '\\': 0x5c,
  '"': 0x22,
  '{': 0x7b,
};
const knownEscapes = '\\n \\r \\t \\0 \\\\ \\" \\{ \\xHH \\u{H…}';

/** `"text"` with escapes, from its opening quote. A literal ends on its line. */
export function readText(reader: TextReader): BytesPart {
  const start = reader.at;
  const stop = reader.lineEnd();
  const bytes = new ByteWriter();
  reader.at++;
  while (reader.at < stop && reader.text[reader.at] !== '"') {
    if (reader.text[reader.at] === '\\') readEscape(reader, stop, bytes);
    else if (reader.startsWith('{{')) refuseVariable(reader, stop);
    else {
      const code = reader.text.codePointAt(reader.at) ?? 0;
      bytes.codePoint(code);
      reader.at += code > 0xffff ? 2 : 1;
    }
  }
  return closeLiteral(reader, start, stop, '"', bytes.finish());
}

/** `'text'` as it stands: no escapes, no variables. */
export function readPlainText(reader: TextReader): BytesPart {
  const start = reader.at;
  const stop = reader.lineEnd();
  reader.at = closingQuote(reader, start + 1, stop, "'");
  return closeLiteral(reader, start, stop, "'", encodeUtf8(reader.text.slice(start + 1, reader.at)));
}

/** The first `quote` from `from`, or `stop`. */
export function closingQuote(reader: TextReader, from: number, stop: number, quote: string): number {
  // Within the line only: searching the rest of the text for each literal would not be linear.
  const at = reader.text.slice(from, stop).indexOf(quote);
  return at < 0 ? stop : from + at;
}

/** Steps over the closing quote at `at`, which is missing where `at` is the line's end. */
export function closeLiteral(
  reader: TextReader,
  start: number,
  stop: number,
  quote: string,
  bytes: Uint8Array,
): BytesPart {
  if (reader.at >= stop) {
    reader.problems.add(stop, stop, `The closing ${quote} is missing: a literal ends on its line.`, quote);
  } else {
    reader.at++;
  }
  return { kind: 'bytes', start, end: reader.at, bytes };
}

/** One escape, from its backslash; what it stands for goes to `bytes`, a problem to the reader. */
export function readEscape(reader: TextReader, stop: number, bytes: ByteWriter): void {
  const start = reader.at;
  const letter = start + 1 < stop ? String.fromCodePoint(reader.text.codePointAt(start + 1) ?? 0) : '';
  const simple = Object.hasOwn(simpleEscapes, letter) ? simpleEscapes[letter] : undefined;
  reader.at = start + 1 + letter.length;
  if (simple !== undefined) bytes.byte(simple);
  else if (letter === 'x') readByteEscape(reader, start, stop, bytes);
  else if (letter === 'u') readPointEscape(reader, start, stop, bytes);
  else {
    const written = reader.text.slice(start, reader.at);
    reader.problems.add(
      start,
      reader.at,
      `There is no escape ${excerpt(written)}; there are ${knownEscapes}.`,
      `\\${written}`,
    );
  }
}

/** `\xHH`: one raw byte. */
function readByteEscape(reader: TextReader, start: number, stop: number, bytes: ByteWriter): void {
  const high = reader.at < stop ? hexDigit(reader.text.charCodeAt(reader.at)) : -1;
  const low = reader.at + 1 < stop ? hexDigit(reader.text.charCodeAt(reader.at + 1)) : -1;
  if (high >= 0 && low >= 0) {
    reader.at += 2;
    bytes.byte(high * 16 + low);
    return;
  }
  if (high >= 0) reader.at++;
  const fix = high >= 0 ? `\\x0${reader.text[reader.at - 1] ?? ''}` : undefined;
  reader.problems.add(start, reader.at, 'After \\x come two hex digits, such as \\x7F.', fix);
}

/** `\u{H…}`: one character, by its code point, in UTF-8. */
function readPointEscape(reader: TextReader, start: number, stop: number, bytes: ByteWriter): void {
  const braced = reader.match(/\{([0-9A-Fa-f]{1,8})\}/y);
  if (braced === undefined || reader.at + braced.length > stop) {
    const bare = reader.match(/[0-9A-Fa-f]{4}/y);
    const end = Math.min(stop, reader.at + (bare?.length ?? 0));
    const fix = bare === undefined ? undefined : `\\u{${bare}}`;
    reader.problems.add(
      start,
      end,
      'After \\u comes a code point in braces, in hex, such as \\u{1F32E}.',
      fix,
    );
    reader.at = end;
    return;
  }
  reader.at += braced.length;
  const code = Number.parseInt(braced.slice(1, -1), 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    const message =
      'This is no character: code points go up to 10FFFF, without D800 to DFFF. For raw bytes write \\xHH.';
    reader.problems.add(start, reader.at, message);
  } else {
    bytes.codePoint(code);
  }
}

function refuseVariable(reader: TextReader, stop: number): void {
  const start = reader.at;
  const name = reader.match(/\{\{[^{}"\n]{0,64}\}\}/y) ?? '{{';
  reader.at = Math.min(stop, start + name.length);
  const message = 'Variables ({{name}}) come with a later version; for the braces themselves write \\{{.';
  reader.problems.add(start, reader.at, message, `\\${name}`);
}
