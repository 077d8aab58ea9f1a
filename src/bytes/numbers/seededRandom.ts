/** Reproducible random bytes. */

const golden = 0x9e37_79b9_7f4a_7c15n;

/**
 * Same seed, same bytes. The generator is xoshiro128** (Blackman and Vigna), seeded by splitmix64: good for tests,
 * worthless for secrets.
 */
export class SeededRandom {
  readonly #state = new Uint32Array(4);

  constructor(seed: bigint) {
    let mixed = BigInt.asUintN(64, seed);
    for (let index = 0; index < 4; index += 2) {
      mixed = BigInt.asUintN(64, mixed + golden);
      let word = mixed;
      word = BigInt.asUintN(64, (word ^ (word >> 30n)) * 0xbf58_476d_1ce4_e5b9n);
      word = BigInt.asUintN(64, (word ^ (word >> 27n)) * 0x94d0_49bb_1331_11ebn);
      word ^= word >> 31n;
      this.#state[index] = Number(word & 0xffff_ffffn);
      this.#state[index + 1] = Number(word >> 32n);
    }
  }

  /** Fills an array with random bytes; unused bytes of the last word are dropped. */
  fill(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += 4) {
      const word = this.next();
      for (let index = 0; index < 4 && at + index < bytes.length; index++)
        bytes[at + index] = (word >>> (8 * index)) & 0xff;
    }
  }

  /** A 32-bit integer. */
  next(): number {
    const state = this.#state;
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    state[0] = a ^ b ^ d;
    state[1] = a ^ b ^ c;
    state[2] = a ^ c ^ (b << 9);
    state[3] = rotate(b ^ d, 11);
    return result;
  }
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
