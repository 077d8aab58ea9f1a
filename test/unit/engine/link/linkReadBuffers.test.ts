import assert from 'node:assert/strict';
import { LinkReadBuffers } from '../../../../src/engine/link/linkReadBuffers.ts';
import { keptBytes, sharedReadBuffer } from '../../../../src/engine/link/readBuffer.ts';

const large = 16 * 1024;

/** Of a socket that sends large chunks back. */
function started(): LinkReadBuffers {
  const buffers = new LinkReadBuffers();
  buffers.takesInPlace(buffers.next().subarray(0, large));
  return buffers;
}

describe('LinkReadBuffers', () => {
  it('is the shared buffer while nothing large is sent back', () => {
    const buffers = new LinkReadBuffers();
    assert.equal(buffers.next(), sharedReadBuffer());
    assert.equal(buffers.takesInPlace(buffers.next().subarray(0, large - 1)), false);
    assert.equal(buffers.takesInPlace(Buffer.alloc(large)), false, 'it was not received');
    assert.equal(buffers.next(), sharedReadBuffer());
  });

  it('is its own from the read after the first large chunk on, for chunks of any size', () => {
    const buffers = new LinkReadBuffers();
    assert.equal(buffers.takesInPlace(buffers.next().subarray(0, large)), false, 'others read into it');
    const own = buffers.next();
    assert.notEqual(own, sharedReadBuffer());
    assert.equal(buffers.takesInPlace(own.subarray(0, 1)), true);
    assert.equal(buffers.next(), own);
    assert.notEqual(started().next(), own, 'of another socket');
    assert.notEqual(keptBytes(own.subarray(0, 1)).buffer, own.buffer, 'who keeps its bytes copies them');
  });

  it('never reads into bytes that are being written, and needs no more than two buffers', () => {
    const buffers = started();
    const seen = new Set<Buffer>();
    for (let round = 0; round < 5; round++) {
      const written = buffers.next();
      buffers.writing(written.subarray(0, 10));
      assert.equal(buffers.takesInPlace(written), false);
      assert.notEqual(buffers.next(), written);
      seen.add(written).add(buffers.next());
      buffers.written();
    }
    assert.equal(seen.size, 2);
  });

  it('goes on with a buffer whose bytes do not have to wait', () => {
    const buffers = started();
    const own = buffers.next();
    buffers.written();
    buffers.writing(Buffer.alloc(10));
    assert.equal(buffers.next(), own);
  });
});
