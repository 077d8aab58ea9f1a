import { readHexDigits } from './parseHexDigits.ts';
import type { PayloadPart } from './payloadPart.ts';
import { closeLiteral, closingQuote, readPlainText, readText } from './readText.ts';
import type { TextReader } from './textReader.ts';

/** The kinds of payload parts. To add one: a row here, and its reader in a file of its own. */
export interface PartKind {
  /** What the part begins with. */
  readonly opening: string;
  readonly example: string;
  /** Reads the part that begins at `reader.at` and moves past it; problems go to the reader's list. */
  readonly read: (reader: TextReader) => PayloadPart;
}

export const partKinds: readonly PartKind[] = [
  { opening: '"', example: '"text"', read: readText },
  { opening: "'", example: "'text'", read: readPlainText },
  { opening: 'hex"', example: 'hex"de ad"', read: readHex },
];

/** Names of parts that the notation has and this version has not; only for a better message. */
export const laterParts =
  /^(?:latin1|utf16le|utf16be|shiftjis|base64|file|[ui](?:8|16[bl]e|32[bl]e|64[bl]e)|f(?:32|64)[bl]e|varint|repeat|random|counter|now|uuid|len(?:8|16[bl]e|32[bl]e|Varint|Text)|checksum)$/;

function readHex(reader: TextReader): PayloadPart {
  const start = reader.at;
  const stop = reader.lineEnd();
  const from = start + 'hex"'.length;
  reader.at = closingQuote(reader, from, stop, '"');
  return closeLiteral(reader, start, stop, '"', readHexDigits(reader.text, from, reader.at, reader.problems));
}
