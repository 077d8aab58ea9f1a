import assert from 'node:assert/strict';
import { CaptureStore } from '../../../../../src/capture/store/captureStore.ts';
import { ScanTurns } from '../../../../../src/capture/scan.ts';
import { CaptureView } from '../../../../../src/capture/views/captureView.ts';
import { Ledger } from '../../../../../src/capture/ledger/ledger.ts';
import type { StreamSummary } from '../../../../../src/model/follow.ts';
import type { ChartNotice } from '../../../../../src/page/chartMessages.ts';
import { PageStreams } from '../../../../../src/app/page/follow/pageStreams.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';

function lab() {
  const clock = new FakeClock();
  const store = new CaptureStore();
  const ledger = new Ledger();
  const told = { stream: [] as StreamSummary[], chart: [] as ChartNotice[] };
  const view = new CaptureView(store);
  const streams = new PageStreams(
    {
      store,
      ledger,
      clock,
      turns: new ScanTurns(clock),
      updateInterval: { intervalMs: (ms) => ms },
      startedAtMs: 0,
    },
    view,
    {
      onStream: (summary) => void told.stream.push(summary),
      onChart: (notice) => void told.chart.push(notice),
    },
  );
  let offset = 0;
  const feed = (text: string): void => {
    const bytes = new Uint8Array(Buffer.from(text));
    const t = clock.nowUs();
    store.append({
      type: 'data',
      t,
      endpoint: 1,
      connection: 2,
      call: 'recv',
      direction: 'in',
      bytes,
      offset,
    });
    offset += bytes.length;
    streams.wake();
  };
  const wish = { id: 2, direction: 'both', mode: 'text', columns: 80 } as const;
  return { clock, store, view, streams, told, feed, wish };
}

describe('PageStreams', () => {
  it('does nothing while nothing is shown', () => {
    const { clock, told, feed } = lab();
    feed('one\n');
    assert.equal(clock.pending, 0);
    clock.advance(1000);
    assert.deepEqual(told, { stream: [], chart: [] });
  });

  it('tells of a stream at most every 80 ms while bytes come, and of the last ones in any case', () => {
    const { clock, streams, told, feed, wish } = lab();
    streams.follow(wish);
    for (let count = 0; count < 1000; count++) {
      feed('line\n');
      clock.advance(1);
    }
    clock.advance(200);
    assert.ok(told.stream.length >= 11 && told.stream.length <= 15, `${told.stream.length} times`);
    assert.equal(told.stream.at(-1)?.next, 1000);
    assert.equal(clock.pending, 0, 'nothing goes on while nothing comes');
    streams.follow(undefined);
    feed('line\n');
    assert.equal(clock.pending, 0);
  });

  it('tells the chart at most four times a second, and until the rates have faded', () => {
    const { clock, streams, told, feed } = lab();
    clock.advance(1000);
    streams.showChart(true);
    for (let count = 0; count < 100; count++) {
      feed('0123456789');
      clock.advance(10);
    }
    clock.advance(10);
    assert.ok(told.chart.length >= 4 && told.chart.length <= 6, `${told.chart.length} times`);
    const rates = told.chart.at(-1)?.rates;
    assert.ok((rates?.bytesIn ?? 0) > 400, JSON.stringify(rates));
    clock.advance(5000);
    assert.equal(told.chart.at(-1)?.rates.bytesIn, 0);
    assert.equal(clock.pending, 0);
    streams.showChart(false);
    feed('more');
    assert.equal(clock.pending, 0);
  });

  it('tells the chart again when a filter changes the rows, although nothing comes', () => {
    const { clock, view, streams, told, feed } = lab();
    feed('one');
    feed('two');
    streams.showChart(true);
    clock.advance(10_000);
    const times = told.chart.length;
    view.setFilter({
      judge: (seq) => (seq === 0 ? 'shown' : 'hidden'),
      judgeBytes: () => 'hidden',
      overlapBytes: 0,
      partBytes: 1024,
      stepBytes: 64,
    });
    new ScanTurns(clock).start(view, () => undefined);
    clock.advance(1000);
    streams.wake();
    clock.advance(1000);
    assert.ok(told.chart.length > times, `${told.chart.length} times`);
    const { figures = new Uint8Array(), count = 0 } = told.chart.at(-1) ?? {};
    const events = new Float64Array(figures.slice().buffer).subarray(2 * count, 3 * count);
    assert.equal(
      events.reduce((sum, one) => sum + one, 0),
      1,
    );
  });

  it('stops when nobody sees the page, and goes on when it is woken', () => {
    const { clock, streams, told, feed, wish } = lab();
    streams.follow(wish);
    streams.stop();
    clock.advance(1000);
    assert.equal(told.stream.length, 0);
    feed('one\n');
    clock.advance(1000);
    assert.equal(told.stream.at(-1)?.next, 1);
  });

  it('answers no lines of another generation, and goes on looking for the same text', () => {
    const { clock, streams, told, feed, wish } = lab();
    feed('one needle\n');
    streams.follow(wish);
    streams.followed?.find('needle');
    clock.advance(100);
    const { generation = 0 } = told.stream.at(-1) ?? {};
    assert.equal(streams.followed?.lines({ generation, from: 0, count: 9 }).lines.length, 1);
    streams.follow({ ...wish, mode: 'hex', columns: 16, place: { seq: 0, offset: 5 } });
    clock.advance(100);
    assert.equal(streams.followed.lines({ generation, from: 0, count: 9 }).lines.length, 0);
    assert.deepEqual([told.stream.at(-1)?.find?.count, told.stream.at(-1)?.placeLine], [1, 0]);
  });
});
