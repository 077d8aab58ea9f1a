import assert from 'node:assert/strict';
import {
  bucketAt,
  chartSeries,
  ratesAt,
  rowOf,
  spokenBucket,
} from '../../../../../media/inspector/chart/chartSeries.ts';

const figures = Float64Array.of(1000, 0, 500, 10, 0, 0, 4, 0, 2, 1, 0, 0, 0, -1, 7);
const rates = { bytesIn: 0, bytesOut: 0, eventsIn: 0, eventsOut: 0 };
const startedAtMs = new Date(2026, 10, 20, 12, 4, 31, 0).getTime();
/** As it comes: its bytes may begin anywhere. */
const shifted = new Uint8Array(figures.byteLength + 3);
shifted.set(new Uint8Array(figures.buffer), 3);
const series = chartSeries({
  generation: 1,
  startUs: 100_000,
  bucketUs: 200_000,
  count: 3,
  figures: shifted.subarray(3),
  rates,
  startedAtMs,
});

describe('the chart’s figures', () => {
  it('are a second’s worth of a bucket', () => {
    assert.deepEqual(ratesAt(series, 0), { bytesIn: 5000, bytesOut: 50, eventsIn: 20, eventsOut: 5 });
    assert.equal(
      spokenBucket(series, 0),
      '12:04:31.100 · 200 ms: in 5 kB/s, 20/s events; out 50 B/s, 5.0/s events',
    );
  });

  it('are found by a place in the plot, and lead to a row', () => {
    assert.equal(bucketAt(series, 0), 0);
    assert.equal(bucketAt(series, 2.5 / 60), 2);
    assert.equal(bucketAt(series, 0.5), undefined);
    assert.equal(bucketAt(series, -0.1), undefined);
    assert.deepEqual([rowOf(series, 0), rowOf(series, 1), rowOf(series, 2)], [0, 7, 7]);
  });
});
