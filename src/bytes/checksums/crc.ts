/**
 * Any cyclic redundancy check, by the parameters of the RevEng catalogue. One implementation serves all: a register
 * that shifts right through a table, in lanes of 32 bits. An algorithm that is not reflected runs on mirrored bytes,
 * which yields the mirror image of its register.
 */
export interface CrcParameters {
  readonly width: number;
  readonly poly: bigint;
  readonly init: bigint;
  readonly refin: boolean;
  readonly refout: boolean;
  readonly xorout: bigint;
}

/** Bits of the widest register. */
export const crcWidthLimit = 128;
const laneBits = 32;

let mirroredBytes: Uint8Array | undefined;
const plainBytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** Returns a function that computes the check over some bytes; its table is created on the first call. */
export function crc(parameters: CrcParameters): (bytes: Uint8Array) => bigint {
  const { width, poly, init, refin, refout, xorout } = parameters;
  const lanes = Math.ceil(width / laneBits);
  let table: Uint32Array | undefined;
  return (bytes) => {
    table ??= crcTable(mirror(poly, width), lanes);
    const order = refin ? plainBytes : (mirroredBytes ??= mirrorBytes());
    const start = toLanes(mirror(init, width), lanes);
    const register =
      lanes === 1 ? runNarrow(bytes, table, order, start) : runWide(bytes, table, order, start);
    const reflected = fromLanes(register);
    return (refout ? reflected : mirror(reflected, width)) ^ xorout;
  };
}

function runNarrow(
  bytes: Uint8Array,
  table: Uint32Array,
  order: Uint8Array,
  start: Uint32Array,
): Uint32Array {
  let register = start[0] ?? 0;
  for (let at = 0; at < bytes.length; at++)
    register = (table[(register ^ (order[bytes[at] ?? 0] ?? 0)) & 0xff] ?? 0) ^ (register >>> 8);
  return Uint32Array.of(register);
}

function runWide(bytes: Uint8Array, table: Uint32Array, order: Uint8Array, start: Uint32Array): Uint32Array {
  const register = start;
  const last = register.length - 1;
  for (const byte of bytes) {
    const row = (((register[0] ?? 0) ^ (order[byte] ?? 0)) & 0xff) * register.length;
    for (let lane = 0; lane < last; lane++) {
      const above = (register[lane + 1] ?? 0) << (laneBits - 8);
      register[lane] = (((register[lane] ?? 0) >>> 8) | above) ^ (table[row + lane] ?? 0);
    }
    register[last] = ((register[last] ?? 0) >>> 8) ^ (table[row + last] ?? 0);
  }
  return register;
}

/** For each byte the result of eight steps of the register, lowest lane first. */
function crcTable(poly: bigint, lanes: number): Uint32Array {
  const table = new Uint32Array(256 * lanes);
  for (let byte = 0; byte < 256; byte++) {
    let register = BigInt(byte);
    for (let bit = 0; bit < 8; bit++) register = (register >> 1n) ^ ((register & 1n) === 0n ? 0n : poly);
    table.set(toLanes(register, lanes), byte * lanes);
  }
  return table;
}

/** The lowest `width` bits in reverse order. */
function mirror(value: bigint, width: number): bigint {
  let mirrored = 0n;
  for (let bit = 0, rest = value; bit < width; bit++, rest >>= 1n) mirrored = (mirrored << 1n) | (rest & 1n);
  return mirrored;
}

function mirrorBytes(): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => Number(mirror(BigInt(byte), 8)));
}

function toLanes(value: bigint, lanes: number): Uint32Array {
  return Uint32Array.from({ length: lanes }, (_, lane) =>
    Number((value >> BigInt(lane * laneBits)) & 0xffff_ffffn),
  );
}

function fromLanes(lanes: Uint32Array): bigint {
  return lanes.reduceRight((value, lane) => (value << BigInt(laneBits)) | BigInt(lane), 0n);
}

/** A checksum: its width, and its value over some bytes. */
export interface Checksum {
  readonly name: string;
  readonly bits: number;
  readonly sum: (bytes: Uint8Array) => bigint;
}
