import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { crc, type CrcParameters } from '../../../../src/bytes/checksums/crc.ts';
import { findChecksum } from '../../../../src/bytes/checksums/findChecksum.ts';

/** The definition, bit by bit, as a polynomial division over all bits of the message. */
function divide(bytes: Uint8Array, { width, poly, init, refin, refout, xorout }: CrcParameters): bigint {
  let register = init;
  for (const byte of bytes) {
    for (let index = 0; index < 8; index++) {
      const bit = BigInt((byte >> (refin ? index : 7 - index)) & 1);
      const top = (register >> BigInt(width - 1)) & 1n;
      register = BigInt.asUintN(width, register << 1n);
      if (top !== bit) register ^= poly;
    }
  }
  const digits = register.toString(2).padStart(width, '0');
  return (refout ? BigInt(`0b${Array.from(digits).toReversed().join('')}`) : register) ^ xorout;
}

describe('crc', () => {
  it('is the division by its polynomial, for any parameters', () => {
    const parameters = fc.integer({ min: 1, max: 128 }).chain((width) => {
      const register = fc.bigInt({ min: 0n, max: (1n << BigInt(width)) - 1n });
      return fc.record({
        width: fc.constant(width),
        poly: register,
        init: register,
        refin: fc.boolean(),
        refout: fc.boolean(),
        xorout: register,
      });
    });
    fc.assert(
      fc.property(parameters, fc.uint8Array({ maxLength: 40 }), (given, bytes) => {
        const sum = crc(given);
        assert.equal(sum(bytes), divide(bytes, given));
        assert.equal(sum(bytes), divide(bytes, given), 'the second time');
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with zlib', () => {
    const ours = findChecksum('crc32');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        assert.equal(ours?.sum(bytes), BigInt(crc32(bytes)));
      }),
    );
  });
});
