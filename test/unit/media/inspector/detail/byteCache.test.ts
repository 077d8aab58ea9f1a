import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { blockBytes, ByteCache } from '../../../../../media/inspector/detail/byteCache.ts';
import type { BytesResult, BytesRequest } from '../../../../../src/page/detailMessages.ts';

function cacheOver(answer: (request: BytesRequest) => BytesResult | Promise<BytesResult>) {
  const asked: BytesRequest[] = [];
  let changes = 0;
  const cache = new ByteCache(
    async (request) => {
      asked.push(request);
      return answer(request);
    },
    () => changes++,
  );
  return { cache, asked, changes: () => changes };
}

const big = new Uint8Array(1_000_000).map((_, index) => index % 251);
const source = { generation: 1, seq: 5, length: big.length };
const fromBig = ({ offset, length }: BytesRequest): BytesResult => ({
  bytes: big.slice(offset, offset + length),
  total: big.length,
});

describe('ByteCache', () => {
  it('asks for the block that holds a range, never for more than there is', async () => {
    const { cache, asked, changes } = cacheOver(fromBig);
    cache.setSource(source);
    assert.equal(cache.read(999_984, 16), undefined);
    await nextTurn();
    assert.equal(changes(), 1);
    const start = Math.floor(999_984 / blockBytes) * blockBytes;
    assert.deepEqual(asked, [
      { generation: 1, seq: 5, offset: start, length: big.length - start, hits: true },
    ]);
    assert.deepEqual(cache.read(999_984, 16), big.subarray(999_984));
  });

  it('has the hits of what is at hand, cut to what is asked for', async () => {
    const { cache } = cacheOver((request) => ({
      ...fromBig(request),
      hits: [
        request.offset,
        request.offset + 3,
        request.offset + blockBytes - 1,
        request.offset + blockBytes,
      ],
    }));
    cache.setSource(source);
    assert.deepEqual(cache.hits(0, 100), []);
    for (const block of [0, 1]) {
      cache.read(block * blockBytes, 16);
      await nextTurn();
    }
    assert.deepEqual(cache.hits(1, 100), [{ start: 1, end: 3 }]);
    assert.deepEqual(cache.hits(blockBytes - 9, blockBytes + 2), [
      { start: blockBytes - 1, end: blockBytes },
      { start: blockBytes, end: blockBytes + 2 },
    ]);
  });

  it('asks for the latest range only while one is on its way', async () => {
    const { cache, asked } = cacheOver(fromBig);
    cache.setSource(source);
    for (let offset = 0; offset < 900_000; offset += blockBytes) cache.read(offset, 16);
    await nextTurn();
    await nextTurn();
    assert.equal(asked.length, 2);
  });

  it('says when the bytes are gone, and does not ask again', async () => {
    for (const answer of [() => ({ total: 0 }), () => Promise.reject(new Error('closed'))]) {
      const { cache, asked } = cacheOver(answer);
      cache.setSource(source);
      cache.read(0, 16);
      await nextTurn();
      assert.equal(cache.gone, true);
      cache.read(0, 16);
      assert.equal(asked.length, 1);
    }
  });

  it('drops an answer that belongs to another row', async () => {
    const { cache, changes } = cacheOver(fromBig);
    cache.setSource(source);
    cache.read(0, 16);
    cache.setSource({ ...source, seq: 6 });
    await nextTurn();
    assert.equal(changes(), 0);
  });
});
