import type { Framer, LengthFraming, LengthWidth } from './framing.ts';
import { SizedFramer, type Measured } from './sizedFramer.ts';

const widths: Readonly<Record<Exclude<LengthWidth, 'varint'>, readonly [bytes: number, little: boolean]>> = {
  u8: [1, false],
  u16be: [2, false],
  u16le: [2, true],
  u32be: [4, false],
  u32le: [4, true],
};
/** What 64 bits take. */
const varintBytes = 10;

/**
 * Frames with their length in front. A length that stands first says nothing else and is left out of the message;
 * one that stands within a header leaves the header in.
 */
export function lengthFramer(framing: LengthFraming, limitBytes: number): Framer {
  return new SizedFramer({ measure: (bytes) => measure(bytes, framing), limitBytes });
}

function measure(bytes: Uint8Array, { width, offset, includesHeader }: LengthFraming): Measured {
  const read = width === 'varint' ? readVarint(bytes, offset) : readWhole(bytes, offset, ...widths[width]);
  if ('kind' in read) return read;
  const { value, header } = read;
  if (includesHeader && value < header)
    return {
      kind: 'malformed',
      reason: `The length is ${value}, which is less than the ${header} bytes up to its end, which it counts too.`,
      bytes: header,
    };
  return { kind: 'size', size: includesHeader ? value : header + value, prefix: offset === 0 ? header : 0 };
}

interface ReadLength {
  readonly value: number;
  /** Bytes up to and with the length. */
  readonly header: number;
}

function readWhole(bytes: Uint8Array, offset: number, size: number, little: boolean): ReadLength | Measured {
  const header = offset + size;
  if (bytes.length < header) return { kind: 'needs', bytes: header };
  const digits = bytes.subarray(offset, header);
  const value = (little ? digits.toReversed() : digits).reduce((sum, byte) => sum * 256 + byte, 0);
  return { value, header };
}

function readVarint(bytes: Uint8Array, offset: number): ReadLength | Measured {
  let value = 0;
  for (let index = 0; index < varintBytes; index++) {
    const byte = bytes[offset + index];
    if (byte === undefined) return { kind: 'needs', bytes: offset + index + 1 };
    // Beyond 2⁵³ it is not exact, and far beyond every limit.
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, header: offset + index + 1 };
  }
  return {
    kind: 'malformed',
    reason: `The length goes on after ${varintBytes} bytes.`,
    bytes: offset + varintBytes,
  };
}
