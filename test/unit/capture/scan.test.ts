import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { ScanTurns, StepMeter, WorkScan, type Scan } from '../../../src/capture/scan.ts';
import { CaptureView } from '../../../src/capture/views/captureView.ts';
import type { Work } from '../../../src/model/work.ts';
import { captureOf } from '../../support/captureOf.ts';
import { FakeClock, SlowClock } from '../../support/fakeClock.ts';
import { compiledFilter } from '../../support/filters/compiledFilter.ts';

/** Steps that take so long each, for 10 ms: how many looks at the clock, and how late the end is. */
function slice(meter: StepMeter, stepMs: number) {
  let nowUs = 0;
  let looks = 0;
  const nowMs = (): number => {
    looks++;
    return nowUs / 1000;
  };
  meter.start({ endMs: 10, nowMs });
  do nowUs += stepMs * 1000;
  while (!meter.isOver(1));
  return { looks, lateMs: nowUs / 1000 - 10 };
}

describe('StepMeter', () => {
  it('looks seldom while steps are short', () => {
    const meter = new StepMeter();
    slice(meter, 0.0001);
    assert.ok(slice(meter, 0.0001).looks < 500);
  });

  it('ends in time whatever a step takes, from the first slice on', () => {
    for (const stepMs of [0.0001, 0.001, 0.01, 0.1]) {
      const meter = new StepMeter();
      for (let times = 0; times < 3; times++) {
        const { lateMs } = slice(meter, stepMs);
        assert.ok(lateMs < 1.7, `${lateMs} ms late in steps of ${stepMs} ms`);
      }
    }
  });

  it('takes one large step for many', () => {
    const meter = new StepMeter();
    let nowMs = 0;
    meter.start({ endMs: 1, nowMs: () => nowMs });
    nowMs = 2;
    assert.equal(meter.isOver(15), false);
    assert.equal(meter.isOver(1), true);
    assert.equal(meter.isOver(1000), true);
  });
});

/** A scan of so many slices; each writes its name into `order`. */
function counted(name: string, slices: number, order: string[]): Scan {
  let left = slices;
  return { step: () => (order.push(name), --left <= 0) };
}

/** A view of 10,000 rows that takes many slices on a clock of which each look takes a millisecond. */
function lab() {
  const store = captureOf(Array.from({ length: 10_000 }, () => 'ping'));
  const clock = new SlowClock();
  const turns = new ScanTurns(clock);
  const view = new CaptureView(store);
  view.setFilter(compiledFilter(store, 'ping'));
  const found: number[] = [];
  const start = (): void => turns.startNow(view, () => void found.push(view.summary().viewNext));
  return { clock, turns, view, found, start };
}

describe('ScanTurns', () => {
  it('does a slice at once, then one after the other with a turn for others between two, until all is done', () => {
    const { clock, view, found, start } = lab();
    start();
    assert.ok(view.summary().viewNext > 0, 'the first rows are there');
    assert.equal(view.complete, false);
    start();
    assert.equal(clock.pending, 1, 'it goes on once only');
    clock.advance(1);
    assert.equal(found.at(-1), 10_000);
    assert.ok(found.length > 5, `${found.length} slices`);
    assert.equal(clock.pending, 0);
    start();
    assert.equal(clock.pending, 0, 'there is nothing more to look for');
  });

  it('stops a scan, and starts it again', () => {
    const { clock, turns, view, start } = lab();
    start();
    turns.stop(view);
    const { viewNext } = view.summary();
    clock.advance(10);
    assert.equal(view.summary().viewNext, viewNext);
    assert.equal(clock.pending, 0);
    start();
    clock.advance(1);
    assert.equal(view.complete, true);
  });

  it('gives several scans a slice each in turn, one per turn of the event loop', async () => {
    const timers: (() => void)[] = [];
    const timer = (_ms: number, run: () => void) => (timers.push(run), () => undefined);
    const turns = new ScanTurns({ nowUs: () => 0, timer });
    const order: string[] = [];
    turns.start(counted('a', 3, order));
    turns.start(counted('b', 1, order));
    const running = turns.run(counted('c', 3, order));
    assert.deepEqual(order, ['c'], 'a scan whose result is awaited begins right away');
    for (let count = 0; timers.length > 0; count++) {
      assert.equal(timers.length, 1, 'one timer for all');
      assert.ok(order.length <= count + 1, 'one slice a turn');
      timers.shift()?.();
      await setImmediate();
    }
    assert.deepEqual(order, ['c', 'a', 'b', 'c', 'a', 'c', 'a']);
    assert.equal(await running, true);
  });

  it('lets a scan be stopped or started again by whoever hears of its slices, and one that throws stops no other', () => {
    const clock = new FakeClock();
    const turns = new ScanTurns(clock);
    const order: string[] = [];
    const stopped = counted('a', 9, order);
    turns.start(stopped, () => turns.stop(stopped));
    const again = counted('b', 1, order);
    let starts = 0;
    const start = (): void =>
      turns.start(again, () => {
        starts++;
        if (starts < 3) start();
      });
    start();
    clock.advance(1);
    assert.deepEqual(order.splice(0), ['a', 'b', 'b', 'b']);
    turns.start({
      step: () => {
        throw new Error('broken');
      },
    });
    turns.start(counted('c', 1, order));
    assert.throws(() => clock.advance(1), /broken/);
    clock.advance(1);
    assert.deepEqual(order, ['c']);
    assert.equal(clock.pending, 0);
  });

  it('gives each slice the same time, until the scan is done', async () => {
    const clock = new FakeClock();
    const slices: number[] = [];
    const done = new ScanTurns(clock).run({
      step: ({ endMs, nowMs }) => slices.push(endMs - nowMs()) === 3,
    });
    assert.equal(slices.length, 1);
    for (let turn = 2; turn <= 3; turn++) {
      clock.advance(5);
      await setImmediate();
      assert.equal(slices.length, turn);
    }
    assert.equal(await done, true);
    assert.equal(new Set(slices).size, 1);
    assert.equal(clock.pending, 0);
  });

  it('ends when it is cancelled, without another slice', async () => {
    const clock = new FakeClock();
    let count = 0;
    let isCancelled = false;
    const endless = (function* (): Work<string> {
      for (;;) {
        count++;
        yield;
      }
    })();
    const work = new ScanTurns(new SlowClock(), 0).finish(endless, { isCancelled: () => true });
    assert.equal(await work, undefined);
    assert.equal(count, 0);
    const turns = new ScanTurns(clock);
    const done = turns.run({ step: () => ++count < 0 }, { isCancelled: () => isCancelled });
    isCancelled = true;
    clock.advance(0);
    assert.equal(await done, false);
    assert.equal(count, 1);
    assert.equal(clock.pending, 0);
  });

  it('rejects when a slice throws', async () => {
    const failing = new ScanTurns(new FakeClock()).run({
      step: () => {
        throw new Error('broken');
      },
    });
    await assert.rejects(failing, /broken/);
  });

  it('runs one scan twice at a time: for its listener, and for its result', async () => {
    const { clock, turns, view, found, start } = lab();
    start();
    const done = turns.run(view);
    for (let turn = 0; turn < 100 && clock.pending > 0; turn++) {
      clock.advance(0);
      await setImmediate();
    }
    assert.equal(await done, true);
    assert.equal(found.at(-1), 10_000);
  });
});

describe('WorkScan', () => {
  it('has its result when it is done, and looks at the clock after so many steps', () => {
    function* work(): Work<string> {
      for (let step = 0; step < 10; step++) yield;
      return 'done';
    }
    const scan = new WorkScan(work(), 4);
    let looks = 0;
    const step = (): boolean => scan.step({ endMs: 0, nowMs: () => looks++ });
    assert.deepEqual(
      [step(), step(), scan.result, step(), scan.result],
      [false, false, undefined, true, 'done'],
    );
    assert.equal(looks, 2);
    assert.equal(step(), true);
  });
});
