import assert from 'node:assert/strict';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { CaptureView } from '../../../../src/capture/views/captureView.ts';
import { bucketLimit, RateSeries } from '../../../../src/capture/rates/rateSeries.ts';
import { scanAll, unlimited } from '../../../support/scans.ts';

const second = 1e6;

function lab() {
  const store = new CaptureStore();
  const view = new CaptureView(store);
  const series = new RateSeries(store, view);
  const add = (t: number, direction: 'in' | 'out', length: number, connection = 2): void => {
    const call = direction === 'in' ? 'recv' : 'send';
    store.append({
      type: 'data',
      t,
      endpoint: 1,
      connection,
      call,
      direction,
      bytes: new Uint8Array(length),
      offset: 0,
    });
  };
  const count = (): void => {
    scanAll(view);
    assert.equal(series.step(unlimited), true);
  };
  /** Column by column. */
  const columns = (): number[][] => {
    const figures = new Float64Array(series.figures().slice().buffer);
    return [0, 1, 2, 3, 4].map((index) =>
      Array.from(figures.subarray(index * series.count, (index + 1) * series.count)),
    );
  };
  return { store, view, series, add, count, columns };
}

describe('RateSeries', () => {
  it('counts bytes and events of both directions in buckets of 100 ms, with the first row of each', () => {
    const { series, add, count, columns } = lab();
    add(1.05 * second, 'in', 10);
    add(1.09 * second, 'out', 3);
    add(1.31 * second, 'in', 5);
    count();
    assert.deepEqual([series.startUs, series.bucketUs, series.count], [second, 100_000, 4]);
    assert.deepEqual(columns(), [
      [10, 0, 0, 5],
      [3, 0, 0, 0],
      [1, 0, 0, 1],
      [1, 0, 0, 0],
      [0, -1, -1, 2],
    ]);
    add(1.35 * second, 'in', 1);
    count();
    assert.deepEqual(columns()[0], [10, 0, 0, 6]);
  });

  it('makes coarser ones as time goes on, and loses nothing: 200 ms, 1 s, 2 s, 10 s', () => {
    const { series, add, count, columns } = lab();
    const seen: number[] = [];
    for (let at = 0; at < 1500; at++) {
      add(at * second, 'in', 7);
      count();
      assert.ok(series.count <= bucketLimit);
      if (seen.at(-1) !== series.bucketUs) seen.push(series.bucketUs);
    }
    assert.deepEqual(seen, [100_000, 200_000, second, 2 * second, 10 * second]);
    const [bytes = [], , events = [], , rows = []] = columns();
    assert.equal(
      bytes.reduce((sum, one) => sum + one),
      1500 * 7,
    );
    assert.equal(
      events.reduce((sum, one) => sum + one),
      1500,
    );
    assert.deepEqual(rows.slice(0, 3), [0, 10, 20]);
  });

  it('jumps over any gap', () => {
    const { series, add, count, columns } = lab();
    add(0, 'in', 1);
    add(1e5 * second, 'in', 2);
    count();
    assert.ok(series.count <= bucketLimit);
    assert.equal(columns()[0]?.at(-1), 2);
  });

  it('counts what the view shows: anew when that is something else', () => {
    const { view, series, add, count, columns } = lab();
    add(0, 'in', 1, 2);
    add(0, 'in', 10, 3);
    count();
    const { generation } = series;
    view.setScope({ id: 3 });
    count();
    assert.notEqual(series.generation, generation);
    assert.deepEqual(columns()[0], [10]);
    assert.deepEqual(columns()[4], [0], 'a number of the view');
  });

  it('goes on a slice at a time', () => {
    const { series, add } = lab();
    for (let at = 0; at < 10_000; at++) add(at, 'in', 1);
    let nowMs = 0;
    let slices = 1;
    while (!series.step({ endMs: nowMs + 2, nowMs: () => (nowMs += 1) })) slices++;
    assert.ok(slices >= 4, `${slices} slices`);
  });

  it('tells a second’s worth of the last one and a half, and fades to nothing', () => {
    const { series, add, count } = lab();
    for (let at = 0; at < 30; at++) add(at * 100_000, at % 2 === 0 ? 'in' : 'out', 100);
    count();
    const { bytesIn, bytesOut, eventsIn, eventsOut } = series.rates(3 * second);
    assert.ok(Math.abs(bytesIn - 500) <= 40 && Math.abs(bytesOut - 500) <= 40, `${bytesIn} ${bytesOut}`);
    assert.ok(Math.abs(eventsIn - 5) <= 0.4 && Math.abs(eventsOut - 5) <= 0.4);
    assert.deepEqual(series.rates(60 * second), { bytesIn: 0, bytesOut: 0, eventsIn: 0, eventsOut: 0 });
  });
});
