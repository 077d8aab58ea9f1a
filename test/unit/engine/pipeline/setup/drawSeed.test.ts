import assert from 'node:assert/strict';
import { drawSeed } from '../../../../../src/engine/pipeline/setup/drawSeed.ts';

describe('drawSeed', () => {
  it('is the FNV-1a hash of the words', () => {
    // From the test vectors of its authors.
    assert.equal(drawSeed(''), 0xcbf2_9ce4_8422_2325n);
    assert.equal(drawSeed('a'), 0xaf63_dc4c_8601_ec8cn);
    assert.equal(drawSeed('foobar'), 0x8594_4171_f739_67e8n);
  });

  it('keeps the words apart', () => {
    assert.notEqual(drawSeed(1, 23), drawSeed(12, 3));
    assert.equal(drawSeed(1n, 'up'), drawSeed('1', 'up'));
  });
});
