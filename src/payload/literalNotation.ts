import type { Notation } from './notation.ts';
import { hexKind } from './parts/hex.ts';
import { readParts } from './readParts.ts';

/** What the page can send by itself: text and hex, whose bytes are always the same. */
export const literalNotation: Notation = {
  kinds: new Map([[hexKind.name, hexKind]]),
  later:
    /^(?:<<|latin1|utf16le|utf16be|shiftjis|base64|file|[ui](?:8|16[bl]e|32[bl]e|64[bl]e)|f(?:32|64)[bl]e|varint|repeat|random|counter|now|uuid|len(?:8|16[bl]e|32[bl]e|64[bl]e|Varint|Text)|checksum)$/,
  examples: `"text", 'text', hex"de ad"`,
  holes: false,
  readParts,
};
