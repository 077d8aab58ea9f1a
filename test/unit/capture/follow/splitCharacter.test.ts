import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutBytes } from '../../../../src/bytes/utf8.ts';
import {
  carriedIn,
  goesOn,
  handedOn,
  missingBytes,
  packCarried,
} from '../../../../src/capture/follow/splitCharacter.ts';

const text = fc.string({ unit: 'binary' });
const character = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).map((one) => Buffer.from(one));

describe('bytes carried over the border of two chunks', () => {
  it('are those of a character that is cut anywhere, and the next chunk has the others', () => {
    fc.assert(
      fc.property(text, character, fc.nat(3), text, (before, whole, at, after) => {
        const cut = Math.min(at, whole.length - 1);
        const first = Buffer.concat([Buffer.from(before), whole.subarray(0, cut)]);
        const second = Buffer.concat([whole.subarray(cut), Buffer.from(after)]);
        assert.equal(cutBytes(first), cut);
        if (cut === 0) return;
        const carried = whole.subarray(0, cut);
        assert.equal(missingBytes(carried), whole.length - cut);
        assert.equal(goesOn(carried, second), whole.length - cut);
      }),
    );
  });

  it('may be more in the chunk after the next one', () => {
    const [a = 0, b = 0, c = 0, d = 0] = Buffer.from('🌮');
    assert.equal(goesOn(Uint8Array.of(a), Uint8Array.of(b)), 1);
    assert.equal(goesOn(Uint8Array.of(a, b), Uint8Array.of(c)), 1);
    assert.equal(goesOn(Uint8Array.of(a, b, c), Uint8Array.of(d)), 1);
  });

  it('are none where the next chunk does not go on with them', () => {
    assert.equal(goesOn(Uint8Array.of(0xf0, 0x9f), Buffer.from('x')), 0);
    assert.equal(goesOn(new Uint8Array(), Buffer.from('x')), 0);
    assert.equal(goesOn(Uint8Array.of(0xf0), new Uint8Array()), 0);
  });

  it('fit into one unsigned number', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3 }), fc.nat(3), (carried, count) => {
        const packed = packCarried(carried, count);
        assert.ok(packed >= 0 && packed < 2 ** 32);
        assert.deepEqual([...carriedIn(packed)], [...carried]);
        assert.equal(handedOn(packed), count);
      }),
    );
  });
});
