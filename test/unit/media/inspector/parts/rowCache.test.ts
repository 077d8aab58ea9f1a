import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { cacheLimitRows, RowCache } from '../../../../../media/inspector/parts/rowCache.ts';
import type { RowsResult, RowsRequest } from '../../../../../src/page/listMessages.ts';

interface Asked {
  readonly request: RowsRequest;
  answer(changes?: Partial<RowsResult>): Promise<void>;
  fail(): Promise<void>;
}

function cacheWithHost() {
  const asked: Asked[] = [];
  let changes = 0;
  const brought: (readonly number[])[] = [];
  const cache = new RowCache({
    ask: (request) =>
      new Promise((resolve, reject) => {
        asked.push({
          request,
          answer: async (changed = {}) => {
            resolve({ ...rows(request), ...changed });
            await nextTurn();
          },
          fail: async () => {
            reject(new Error('gone'));
            await nextTurn();
          },
        });
      }),
    changed: (again) => {
      changes++;
      brought.push(again);
    },
  });
  const last = (): Asked => {
    const found = asked.at(-1);
    assert.ok(found !== undefined);
    return found;
  };
  return { cache, asked, last, brought, changes: () => changes };
}

/** Each row's preview is its own number as one byte. */
function rows({ generation, from, count }: RowsRequest): RowsResult {
  const numbers = Array.from({ length: count }, (_, index) => from + index);
  return {
    generation,
    from,
    rows: numbers.map((seq) => ({
      seq,
      t: seq,
      endpoint: 1,
      connection: 2,
      type: 'data',
      length: 1,
      offset: seq,
    })),
    previews: new Uint8Array(numbers.map((number) => number % 256)),
    previewLengths: numbers.map(() => 1),
    peers: numbers.map(() => 'peer'),
    marks: 0,
  };
}

describe('RowCache', () => {
  it('asks for the rows in view and some around them, and gives each its own bytes', async () => {
    const { cache, last, changes } = cacheWithHost();
    cache.update(1, 0, 1000);
    cache.want(500, 520);
    assert.deepEqual(last().request, { generation: 1, from: 470, count: 80 });
    await last().answer();
    assert.equal(changes(), 1);
    assert.deepEqual([...(cache.get(519)?.preview ?? [])], [519 % 256]);
    assert.equal(cache.get(519)?.peer, 'peer');
  });

  it('has one request under way and then asks for the latest view only', async () => {
    const { cache, asked, last } = cacheWithHost();
    cache.update(1, 0, 100_000);
    cache.want(0, 20);
    for (let at = 1000; at < 90_000; at += 1000) cache.want(at, at + 20);
    assert.equal(asked.length, 1);
    await asked[0]?.answer();
    assert.equal(asked.length, 2);
    assert.equal(last().request.from, 88_970);
  });

  it('asks for what is missing and for nothing that is there', async () => {
    const { cache, asked, last } = cacheWithHost();
    cache.update(1, 0, 1000);
    cache.want(100, 120);
    await last().answer();
    cache.want(110, 130);
    assert.equal(asked.length, 1);
    cache.want(140, 160);
    assert.deepEqual(last().request, { generation: 1, from: 150, count: 40 });
  });

  it('drops an answer of an older generation', async () => {
    const { cache, asked, last, changes } = cacheWithHost();
    cache.update(1, 0, 100);
    cache.want(0, 20);
    cache.update(2, 0, 50);
    cache.want(0, 20);
    await asked[0]?.answer();
    assert.equal(cache.get(0), undefined);
    assert.equal(changes(), 0);
    assert.equal(last().request.generation, 2);
    await last().answer();
    assert.notEqual(cache.get(0), undefined);
  });

  it('drops an answer of an older scope, whose generation looks the same', async () => {
    const { cache, asked } = cacheWithHost();
    cache.update(1, 0, 100);
    cache.want(0, 20);
    cache.forget();
    cache.update(1, 0, 100);
    cache.want(0, 20);
    await asked[0]?.answer();
    assert.equal(asked.length, 2);
    assert.equal(cache.get(0), undefined);
  });

  it('does not repeat a request that brings nothing until the host has news', async () => {
    const { cache, asked, last } = cacheWithHost();
    cache.update(1, 0, 100);
    cache.want(0, 20);
    await last().answer({ rows: [], previews: new Uint8Array(), previewLengths: [], peers: [] });
    cache.want(0, 20);
    assert.equal(asked.length, 1);
    cache.update(1, 0, 101);
    cache.want(0, 20);
    assert.equal(asked.length, 2);
    await last().fail();
    cache.want(0, 20);
    assert.equal(asked.length, 2);
  });

  it('asks for the latest view also where an answer brought only what had come with a summary', async () => {
    const { cache, asked, last } = cacheWithHost();
    cache.update(1, 0, 1000);
    cache.want(900, 920);
    cache.give(rows({ generation: 1, from: 870, count: 80 }));
    cache.update(1, 0, 1000);
    cache.want(100, 120);
    await last().answer();
    assert.deepEqual(
      asked.map(({ request }) => request.from),
      [870, 70],
    );
  });

  it('forgets rows that the capture has dropped, and never asks for them', () => {
    const { cache, last } = cacheWithHost();
    cache.update(1, 900, 1000);
    cache.want(880, 920);
    assert.deepEqual(last().request, { generation: 1, from: 900, count: 50 });
  });

  it('tells which rows it has loaded anew, with the same row for the views that know it', async () => {
    const { cache, asked, last, brought } = cacheWithHost();
    cache.update(1, 0, 100);
    cache.want(0, 3);
    await last().answer();
    const before = cache.get(1);
    cache.renew();
    cache.want(0, 3);
    assert.equal(cache.get(1), before);
    assert.deepEqual(last().request, { generation: 1, from: 0, count: 33 });
    await last().answer({ notes: [null, 'the retry', ''] });
    assert.deepEqual(
      [0, 1, 2].map((row) => cache.get(row)?.note),
      [undefined, 'the retry', ''],
    );
    assert.equal(cache.get(1)?.row, before?.row, 'the views know it again');
    assert.deepEqual(brought.at(-1)?.slice(0, 3), [0, 1, 2]);
    cache.want(0, 3);
    assert.equal(asked.length, 2);
  });

  it('loads a request again with each summary until it is known what answered it', async () => {
    const { cache, asked, last } = cacheWithHost();
    cache.update(1, 0, 40);
    cache.want(0, 40);
    await last().answer({ answers: [null, 'open', { seq: 3, afterUs: 5 }] });
    assert.deepEqual([cache.get(1)?.answer, cache.get(2)?.answer], [undefined, { seq: 3, afterUs: 5 }]);
    cache.want(0, 40);
    assert.equal(asked.length, 1, 'there is no news');
    cache.update(1, 0, 41);
    cache.want(0, 40);
    assert.deepEqual(last().request, { generation: 1, from: 1, count: 1 });
    await last().answer({ answers: [{ seq: 40, afterUs: 7 }] });
    assert.deepEqual(cache.get(1)?.answer, { seq: 40, afterUs: 7 });
    cache.update(1, 0, 42);
    cache.want(0, 40);
    assert.equal(asked.length, 2);
  });

  it('loads a request again that was still open when a summary came before its result', async () => {
    const { cache, asked, last } = cacheWithHost();
    cache.update(1, 0, 2);
    cache.want(0, 2);
    cache.update(1, 0, 3);
    await last().answer({ answers: ['open'] });
    assert.deepEqual(asked[1]?.request, { generation: 1, from: 0, count: 1 });
    await last().answer({ answers: [{ seq: 2, afterUs: 7 }] });
    assert.deepEqual([cache.get(0)?.answer, asked.length], [{ seq: 2, afterUs: 7 }, 2]);
  });

  it('loads rows again that were on their way when their marks had changed', async () => {
    const { cache, asked, last } = cacheWithHost();
    cache.give(rows({ generation: 1, from: 0, count: 2 }));
    cache.renew(1);
    cache.update(1, 0, 2);
    assert.notEqual(cache.get(0), undefined);
    cache.want(0, 2);
    await last().answer({ marks: 2, notes: ['', null] });
    assert.equal(cache.get(0)?.note, '');
    cache.want(0, 2);
    assert.equal(asked.length, 1);
  });

  it('keeps rows to be loaded anew when the host no longer has them', async () => {
    const { cache, asked, last } = cacheWithHost();
    cache.update(1, 0, 100);
    cache.want(0, 20);
    await last().answer();
    cache.setKept(50);
    cache.renew();
    cache.want(0, 20);
    assert.equal(asked.length, 1);
    assert.notEqual(cache.get(5), undefined);
  });

  it('is bounded', async () => {
    const { cache, last } = cacheWithHost();
    cache.update(1, 0, 1_000_000);
    for (let at = 0; at < 100_000; at += 300) {
      cache.want(at, at + 50);
      await last().answer();
    }
    assert.ok(cache.size <= cacheLimitRows);
    assert.notEqual(cache.get(99_900), undefined);
  });

  it('takes rows that come before their summary, and asks for none of them', () => {
    const { cache, asked, changes } = cacheWithHost();
    cache.give(rows({ generation: 1, from: 90, count: 10 }));
    cache.update(1, 0, 100);
    cache.want(92, 100);
    assert.equal(asked.length, 0);
    assert.equal(changes(), 0);
    assert.deepEqual([...(cache.get(95)?.preview ?? [])], [95]);
    assert.equal(cache.newest, 99);
  });

  it('forgets those of a summary that never came', () => {
    const { cache } = cacheWithHost();
    cache.give(rows({ generation: 1, from: 90, count: 10 }));
    cache.update(2, 0, 100);
    cache.update(1, 0, 100);
    assert.equal(cache.get(95), undefined);
  });

  it('asks for all anew, gives out the old ones until then, and drops an answer that is under way', async () => {
    const { cache, asked, last } = cacheWithHost();
    const nameOf = (row: number) => cache.get(row)?.color?.name;
    const coloured = (name: string) => ({ colors: [0, -1], colorRules: [{ color: 'red', name }] }) as const;
    cache.update(1, 0, 2);
    cache.want(0, 2);
    await last().answer(coloured('first'));
    assert.deepEqual([nameOf(0), nameOf(1)], ['first', undefined]);
    cache.renew();
    assert.equal(nameOf(0), 'first');
    cache.want(0, 2);
    assert.equal(asked.length, 2);
    const before = last();
    cache.renew();
    await before.answer(coloured('second'));
    assert.equal(nameOf(0), 'first');
    assert.equal(asked.length, 3);
    await last().answer(coloured('third'));
    assert.equal(nameOf(0), 'third');
    cache.want(0, 2);
    assert.equal(asked.length, 3);
    cache.forget();
    assert.equal(cache.get(0), undefined);
  });
});
