import type { Checksum } from './crc.ts';

/** The checksums that are not CRCs. To add one: a row here. */
export const sums: readonly Checksum[] = [
  { name: 'xor8', bits: 8, sum: (bytes) => BigInt(bytes.reduce((sum, byte) => sum ^ byte, 0)) },
  { name: 'sum8', bits: 8, sum: (bytes) => BigInt(sum8(bytes)) },
  /** The two's complement of the sum: with it appended, the bytes add up to zero. */
  { name: 'lrc', bits: 8, sum: (bytes) => BigInt(-sum8(bytes) & 0xff) },
  /** RFC 1071: used by IPv4, ICMP, UDP and TCP. Big-endian; an odd last byte is the high byte of a word. */
  { name: 'internet', bits: 16, sum: (bytes) => BigInt(internetSum(bytes)) },
  /** RFC 1950. */
  { name: 'adler32', bits: 32, sum: (bytes) => pairOfSums(bytes, 1, 65_521, 16) },
  /** RFC 1146, modulo 255. */
  { name: 'fletcher16', bits: 16, sum: (bytes) => pairOfSums(bytes, 0, 255, 8) },
];

function sum8(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0);
}

/** The one's complement of the one's complement sum of words of 16 bits. */
function internetSum(bytes: Uint8Array): number {
  let sum = 0;
  for (const [index, byte] of bytes.entries()) {
    sum += index % 2 === 0 ? byte << 8 : byte;
    // The end-around carry.
    sum = (sum & 0xffff) + (sum >>> 16);
  }
  return ~sum & 0xffff;
}

/** The sum of the bytes, and in the high half the sum of those sums. */
function pairOfSums(bytes: Uint8Array, start: number, modulus: number, bits: number): bigint {
  let low = start;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % modulus;
    high = (high + low) % modulus;
  }
  return (BigInt(high) << BigInt(bits)) | BigInt(low);
}
