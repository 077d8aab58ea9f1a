import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinBytes } from '../../../src/bytes/byteWriter.ts';

describe('joinBytes', () => {
  it('has all bytes of all pieces in their order, and shares none with them', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (pieces) => {
        const joined = joinBytes(pieces);
        assert.deepEqual(
          [...joined],
          pieces.flatMap((piece) => [...piece]),
        );
        assert.ok(pieces.every(({ buffer }) => buffer !== joined.buffer));
      }),
    );
  });
});
