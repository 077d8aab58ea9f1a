/** Reads text literals and their escapes. */
import { excerpt } from '../../../model/excerpt.ts';
import { hexDigit } from './parseHexDigits.ts';
import { variableAt } from './variable.ts';
import type { BytesPart, PayloadPart } from '../model/payloadPart.ts';
import { joinPieces, Utf8Pieces, type TextPieces } from './textPieces.ts';
import type { TextReader } from '../../core/textReader.ts';
import type { TextSink } from '../../../bytes/byteWriter.ts';
import { encodeUtf8 } from '../../../bytes/utf8.ts';

/** Single-letter escapes and their characters. */
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

/** `"text"` with escapes and variables, from its opening quote. A literal ends on its line. */
export function readText(reader: TextReader): PayloadPart {
  return readEscapedText(reader, reader.at, new Utf8Pieces());
}

/** The same in any charset; `start`: the start of the part. */
export function readEscapedText(reader: TextReader, start: number, pieces: TextPieces): PayloadPart {
  const stop = reader.lineEnd();
  reader.at++;
  while (reader.at < stop && reader.text[reader.at] !== '"' && !reader.problems.full) {
    if (reader.text[reader.at] === '\\') readEscape(reader, stop, pieces);
    else if (reader.startsWith('{{')) readTextVariable(reader, stop, pieces);
    else {
      const code = reader.text.codePointAt(reader.at) ?? 0;
      const size = code > 0xffff ? 2 : 1;
      if (!pieces.codePoint(code)) refuseCharacter(reader, reader.at, reader.at + size, pieces);
      reader.at += size;
    }
  }
  closeQuote(reader, stop, '"');
  return joinPieces(pieces.finish(start, reader.at), start, reader.at);
}

function readTextVariable(reader: TextReader, stop: number, pieces: TextPieces): void {
  const start = reader.at;
  const variable = variableAt(reader);
  const written = reader.match(/\{\{[^{}"\n]{0,64}\}\}/y) ?? '{{';
  reader.at = variable?.end ?? Math.min(stop, start + written.length);
  if (variable !== undefined) pieces.part(variable);
  else refuseBraces(reader, start);
}

function refuseBraces(reader: TextReader, start: number): void {
  const written = reader.text.slice(start, reader.at);
  const message = `${excerpt(written)} names no variable: write {{name}}, or \\{{ for the braces themselves.`;
  reader.problems.add(start, reader.at, message, `\\${written}`);
}

function refuseCharacter(reader: TextReader, start: number, end: number, { charset }: TextPieces): void {
  const message = `The charset ${charset} has no ${excerpt(reader.text.slice(start, end))}.`;
  reader.problems.add(start, end, message);
}

/** `'text'`, without escapes and variables. */
export function readPlainText(reader: TextReader): BytesPart {
  const start = reader.at;
  const stop = reader.lineEnd();
  reader.at = closingQuote(reader, start + 1, stop, "'");
  return closeLiteral(reader, start, stop, "'", encodeUtf8(reader.text.slice(start + 1, reader.at)));
}

/** The next `quote` after `from`, or `stop`. */
export function closingQuote(reader: TextReader, from: number, stop: number, quote: string): number {
  // Within the line only: searching the whole rest for each literal would be quadratic.
  const at = reader.text.slice(from, stop).indexOf(quote);
  return at < 0 ? stop : from + at;
}

/** Consumes the closing quote at `at`; reports it missing where `at` is the end of the line. */
export function closeLiteral(
  reader: TextReader,
  start: number,
  stop: number,
  quote: string,
  bytes: Uint8Array,
): BytesPart {
  closeQuote(reader, stop, quote);
  return { kind: 'bytes', start, end: reader.at, bytes };
}

function closeQuote(reader: TextReader, stop: number, quote: string): void {
  if (reader.at < stop) reader.at++;
  else reader.problems.add(stop, stop, `The closing ${quote} is missing: a literal ends on its line.`, quote);
}

/** Reads one escape, from its backslash; its value goes to `sink`, a problem to the reader. */
export function readEscape(reader: TextReader, stop: number, sink: TextSink): void {
  const start = reader.at;
  const letter = start + 1 < stop ? String.fromCodePoint(reader.text.codePointAt(start + 1) ?? 0) : '';
  const simple = Object.hasOwn(simpleEscapes, letter) ? simpleEscapes[letter] : undefined;
  reader.at = start + 1 + letter.length;
  if (letter === '0' && reader.at < stop && isDigit(reader.next)) refuseOctal(reader, start, stop);
  else if (simple !== undefined) sink.codePoint(simple);
  else if (letter === 'x') readByteEscape(reader, start, stop, sink);
  else if (letter === 'u') readPointEscape(reader, start, stop, sink);
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

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

/** `\033`, as in C: here `\0` alone is a zero byte, so this most likely means something else. */
function refuseOctal(reader: TextReader, start: number, stop: number): void {
  const octal = /^[0-7]{1,2}/.exec(reader.text.slice(reader.at, Math.min(stop, reader.at + 2)))?.[0] ?? '';
  const end = reader.at + octal.length;
  const fix = `\\x${Number.parseInt(`0${octal}`, 8).toString(16).toUpperCase().padStart(2, '0')}`;
  const message =
    'Bytes are written in hex here: \\0 is the zero byte, and no digit may follow it. Write \\xHH, such as \\x1B for \\033.';
  reader.problems.add(start, Math.max(end, reader.at), message, fix);
  reader.at = end;
}

/** `\xHH`: one raw byte. */
function readByteEscape(reader: TextReader, start: number, stop: number, sink: TextSink): void {
  const high = reader.at < stop ? hexDigit(reader.text.charCodeAt(reader.at)) : -1;
  const low = reader.at + 1 < stop ? hexDigit(reader.text.charCodeAt(reader.at + 1)) : -1;
  if (high >= 0 && low >= 0) {
    reader.at += 2;
    sink.byte(high * 16 + low);
    return;
  }
  if (high >= 0) reader.at++;
  const fix = high >= 0 ? `\\x0${reader.text[reader.at - 1] ?? ''}` : undefined;
  reader.problems.add(start, reader.at, 'After \\x come two hex digits, such as \\x7F.', fix);
}

/** `\u{H…}`: one character, by its code point, in UTF-8. */
function readPointEscape(reader: TextReader, start: number, stop: number, sink: TextSink): void {
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
      'This is not a character: code points go up to 10FFFF, without D800 to DFFF. For raw bytes write \\xHH.';
    reader.problems.add(start, reader.at, message);
  } else if (!sink.codePoint(code)) {
    reader.problems.add(start, reader.at, `The charset ${sink.charset} has not this character.`);
  }
}
