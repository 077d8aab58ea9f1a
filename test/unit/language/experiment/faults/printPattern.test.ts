import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BytePattern } from '../../../../../src/bytes/search/bytePattern.ts';
import { printPattern } from '../../../../../src/language/experiment/faults/printPattern.ts';
import { readPattern } from '../../../../../src/language/payload/readPattern.ts';

describe('printPattern', () => {
  it('prints text where there are no holes, and hex digits where there are', () => {
    assert.equal(printPattern(new BytePattern(Buffer.from('GET '))), '"GET "');
    assert.equal(printPattern(new BytePattern(Buffer.from([2, 0, 3]), [1])), 'hex"02 ?? 03"');
  });

  it('prints what is read as the same pattern', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.array(fc.nat(9)), (bytes, holes) => {
        const pattern = new BytePattern(
          bytes,
          holes.filter((hole) => hole < bytes.length),
        );
        const read = readPattern(printPattern(pattern));
        assert.ok(read.ok);
        for (let at = 0; at < bytes.length; at++) {
          assert.equal(read.value.isOpenAt(at), pattern.isOpenAt(at));
          if (!pattern.isOpenAt(at)) assert.equal(read.value.bytes[at], bytes[at]);
        }
        assert.equal(read.value.length, bytes.length);
      }),
    );
  });
});
