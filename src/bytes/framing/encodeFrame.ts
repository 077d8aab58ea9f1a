/** Encodes a message as a frame, the inverse of a framer. */
import { ByteSearch } from '../search/byteSearch.ts';
import { joinBytes } from '../byteWriter.ts';
import { encodeCobs } from './cobs.ts';
import { encodeDle } from './dle.ts';
import type { Framing } from './framing.ts';
import { lengthPrefix } from './length.ts';
import { encodeSlip } from './slip.ts';

const lineFeed = Uint8Array.of(0x0a);
const carriageReturnLineFeed = Uint8Array.of(0x0d, 0x0a);

/**
 * A message as a frame, or a sentence that says why it cannot be one. A message that contains the delimiter gets no
 * second one (an HTTP response has a body after it), and a line ends as `like` does, a received frame. Where the message
 * is the whole frame (`fixed`, bytes before the length or after the delimiter) it is unchanged.
 */
export function encodeFrame(framing: Framing, message: Uint8Array, like?: Uint8Array): Uint8Array | string {
  switch (framing.kind) {
    case 'none':
    case 'fixed':
      return message;
    case 'line':
      if (endsWith(message, lineFeed)) return message;
      return joinBytes([
        message,
        like !== undefined && endsWith(like, carriageReturnLineFeed) ? carriageReturnLineFeed : lineFeed,
      ]);
    case 'delimiter':
      return framing.plus !== undefined || new ByteSearch(framing.delimiter).indexIn(message) >= 0
        ? message
        : joinBytes([message, framing.delimiter]);
    case 'length': {
      if (framing.offset > 0) return message;
      const prefix = lengthPrefix(framing, message.length);
      return typeof prefix === 'string' ? prefix : joinBytes([prefix, message]);
    }
    case 'slip':
      return encodeSlip(message);
    case 'cobs':
      return encodeCobs(message);
    case 'dle':
      return encodeDle(message);
  }
}

function endsWith(bytes: Uint8Array, ending: Uint8Array): boolean {
  const from = bytes.length - ending.length;
  return from >= 0 && ending.every((byte, index) => bytes[from + index] === byte);
}
