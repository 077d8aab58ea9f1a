/** Framing by a length prefix, fixed or varint, at the start of a frame or within a header. */
import type { Framer, LengthFraming, LengthWidth } from './framing.ts';
import { writeWhole, encodeVarint } from '../numbers/numberTypes.ts';
import { SizedFramer, type Measured } from './sizedFramer.ts';

const widths: Readonly<Record<Exclude<LengthWidth, 'varint'>, readonly [bytes: number, little: boolean]>> = {
  u8: [1, false],
  u16be: [2, false],
  u16le: [2, true],
  u32be: [4, false],
  u32le: [4, true],
};
/** Bytes of a 64-bit varint. */
const varintBytes = 10;

/**
 * Frames with a length prefix. A length at the very start is left out of the message; with a length inside a header,
 * the header is part of the message.
 */
export function lengthFramer(framing: LengthFraming, limitBytes: number): Framer {
  return new SizedFramer({ measure: (bytes) => measure(bytes, framing), limitBytes });
}

/** The length prefix for a message, for a framing that begins with the length; or why the message does not fit. */
export function lengthPrefix(
  { width, includesHeader }: Omit<LengthFraming, 'offset'>,
  bytes: number,
): Uint8Array | string {
  if (width === 'varint') return encodeVarint(BigInt(includesHeader ? withOwnVarint(bytes) : bytes));
  const [size, little] = widths[width];
  const length = includesHeader ? bytes + size : bytes;
  const most = 256 ** size - 1;
  return length > most
    ? `A frame of ${length} bytes does not go by a length of ${width}, which says ${most} at most.`
    : writeWhole(BigInt(length), size, little);
}

/** A varint length that includes its own size. */
function withOwnVarint(bytes: number): number {
  let length = bytes + 1;
  while (length - encodeVarint(BigInt(length)).length < bytes) length++;
  return length;
}

/** Whether the bytes are exactly one frame that begins with its length. */
export function isFrameByLength(framing: LengthFraming, bytes: Uint8Array): boolean {
  const measured = measure(bytes, framing);
  return measured.kind === 'size' && measured.size === bytes.length;
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
  /** Bytes up to and including the length. */
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
    // Inexact beyond 2⁵³, which is far beyond every limit.
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, header: offset + index + 1 };
  }
  return {
    kind: 'malformed',
    reason: `The length goes on after ${varintBytes} bytes.`,
    bytes: offset + varintBytes,
  };
}
