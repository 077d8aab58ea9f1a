import assert from 'node:assert/strict';
import {
  borrowedBytes,
  keptBytes,
  newReadBuffer,
  returnBytes,
  sharedReadBuffer,
} from '../../../../src/engine/link/readBuffer.ts';

const large = 16 * 1024;

describe('the bytes of a read buffer', () => {
  it('are copied by who keeps them, and others are not', () => {
    for (const buffer of [sharedReadBuffer(), newReadBuffer()]) {
      const bytes = buffer.subarray(0, 3);
      bytes.set([1, 2, 3]);
      const kept = keptBytes(bytes);
      buffer.fill(0);
      assert.deepEqual([...kept], [1, 2, 3]);
    }
    const own = Uint8Array.of(1);
    assert.equal(keptBytes(own), own);
  });

  it('are borrowed where they are large: the next read goes elsewhere', () => {
    const before = sharedReadBuffer();
    const bytes = before.subarray(0, large);
    assert.equal(borrowedBytes(bytes), bytes);
    assert.notEqual(sharedReadBuffer().buffer, before.buffer);
    assert.notEqual(borrowedBytes(bytes).buffer, before.buffer, 'a second one copies');
  });

  it('are copied where they are small, or of a socket with a buffer of its own', () => {
    const shared = sharedReadBuffer();
    assert.notEqual(borrowedBytes(shared.subarray(0, large - 1)).buffer, shared.buffer);
    assert.equal(sharedReadBuffer(), shared);
    const own = newReadBuffer();
    assert.notEqual(borrowedBytes(own).buffer, own.buffer);
  });

  it('are read into again once they are returned, and only once', () => {
    const first = borrowedBytes(sharedReadBuffer().subarray(0, large));
    returnBytes(first);
    returnBytes(first);
    const seen = new Set<ArrayBufferLike>();
    for (let count = 0; count < 12; count += 1) {
      const buffer = sharedReadBuffer();
      assert.ok(!seen.has(buffer.buffer), 'no two have the same one');
      assert.equal(buffer.length, newReadBuffer().length);
      seen.add(buffer.buffer);
      borrowedBytes(buffer);
    }
    assert.ok(seen.has(first.buffer));
  });

  it('keep no more buffers than are needed, and none that was not borrowed', () => {
    const borrowed = Array.from({ length: 20 }, () => borrowedBytes(sharedReadBuffer().subarray(0, large)));
    for (const bytes of borrowed) returnBytes(bytes);
    returnBytes(Buffer.alloc(large));
    const again = Array.from({ length: 20 }, () => borrowedBytes(sharedReadBuffer()).buffer);
    assert.equal(again.filter((buffer) => borrowed.some((bytes) => bytes.buffer === buffer)).length, 8);
  });
});
