import assert from 'node:assert/strict';
import { waitFor, waitUntil } from '../../../../src/runner/state/waitUntil.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

describe('waitUntil', () => {
  let clock: FakeClock;
  let controller: AbortController;
  let found: string | undefined;
  const watchers = new Set<() => void>();

  beforeEach(() => {
    clock = new FakeClock();
    controller = new AbortController();
    found = undefined;
    watchers.clear();
  });

  const wait = (withinMs: number): Promise<string> =>
    waitUntil(() => found, {
      clock,
      withinMs,
      signal: controller.signal,
      watch: (changed) => {
        watchers.add(changed);
        return () => void watchers.delete(changed);
      },
    });
  const nothingLeft = (): void => assert.deepEqual([clock.pending, watchers.size], [0, 0]);

  it('answers at once with what is there, and when it comes', async () => {
    found = 'there';
    assert.equal(await wait(10), 'there');
    found = undefined;
    const waiting = wait(10);
    found = 'came';
    for (const changed of watchers) changed();
    assert.equal(await waiting, 'came');
    nothingLeft();
  });

  it('is late no sooner than it is time, and looks once more', async () => {
    const late = wait(10);
    clock.advance(9.999);
    assert.equal(watchers.size, 1);
    clock.advance(0.001);
    assert.equal(await late, 'late');
    const inTime = wait(10);
    // It came while nobody had told yet.
    found = 'just';
    clock.advance(10);
    assert.equal(await inTime, 'just');
    nothingLeft();
  });

  it('waits on where a timer fires too early', async () => {
    const early = { ...boundClock(clock), timer: (ms: number, run: () => void) => clock.timer(ms / 2, run) };
    const over = waitFor(10, { clock: early, signal: controller.signal });
    clock.advance(9);
    assert.equal(clock.pending, 1);
    clock.advance(2);
    assert.equal(await over, 'late');
  });

  it('is cancelled, before or while it waits', async () => {
    const waiting = wait(10);
    controller.abort();
    assert.equal(await waiting, 'cancelled');
    assert.equal(await wait(10), 'cancelled');
    nothingLeft();
  });

  it('lets go of everything when looking fails', async () => {
    const error = new Error('broken');
    const broken = waitUntil<string>(
      () => {
        if (watchers.size > 0) throw error;
        return undefined;
      },
      {
        clock,
        withinMs: 10,
        signal: controller.signal,
        watch: (changed) => {
          watchers.add(changed);
          return () => void watchers.delete(changed);
        },
      },
    );
    for (const changed of watchers) changed();
    await assert.rejects(broken, error);
    nothingLeft();
  });
});

function boundClock(clock: FakeClock): Pick<FakeClock, 'nowUs' | 'soon'> {
  return { nowUs: () => clock.nowUs(), soon: (run) => clock.soon(run) };
}
