import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { nearestOtherWay } from '../../../../src/capture/trace/otherWay.ts';
import { data, make } from '../../../support/ledgerEvents.ts';

const never = { endMs: Infinity, nowMs: () => 0 };

function nearest(store: CaptureStore, seq: number, by: 1 | -1): number | undefined {
  const scan = nearestOtherWay(store, seq, by);
  assert.ok(scan.step(never));
  return scan.result;
}

describe('nearestOtherWay', () => {
  it('finds the first data the other way after a row, and the last before it, on the same connection', () => {
    const store = new CaptureStore();
    for (const event of [
      data('out', 1, 3),
      data('out', 1, 3),
      data('in', 1, 7),
      make('drained', { connection: 3 }),
      data('in', 1, 3),
      data('in', 1, 3),
      data('out', 1, 7),
    ])
      store.append(event);
    const after = [0, 1, 2, 4].map((seq) => nearest(store, seq, 1));
    assert.deepEqual(after, [4, 4, 6, undefined]);
    const before = [0, 4, 5, 6].map((seq) => nearest(store, seq, -1));
    assert.deepEqual(before, [undefined, 1, 1, 2]);
  });

  it('agrees with looking at all rows, also where old ones are dropped', () => {
    const row = fc.tuple(fc.constantFrom('in', 'out'), fc.integer({ min: 2, max: 4 }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), fc.nat(), (rows, at) => {
        const store = new CaptureStore({ limitRows: 30 });
        for (const [direction, connection] of rows) store.append(data(direction, 1, connection));
        const seq = store.first + (at % (store.next - store.first));
        const [direction, connection] = rows[seq] ?? assert.fail();
        const all = store
          .rows(store.first, store.next)
          .filter((one) => one.connection === connection && one.direction !== direction);
        assert.equal(nearest(store, seq, 1), all.find((one) => one.seq > seq)?.seq);
        assert.equal(nearest(store, seq, -1), all.findLast((one) => one.seq < seq)?.seq);
      }),
    );
  });

  it('goes on in the next slice', () => {
    const store = new CaptureStore();
    store.append(data('out', 1, 3));
    for (let count = 0; count < 1000; count++) store.append(data('in', 1, 7));
    store.append(data('in', 1, 3));
    const scan = nearestOtherWay(store, 0, 1);
    let slices = 1;
    while (!scan.step({ endMs: 0, nowMs: () => 0 })) slices++;
    assert.equal(scan.result, 1001);
    assert.ok(slices > 2, `${slices} slices`);
  });
});
