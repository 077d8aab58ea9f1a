import assert from 'node:assert/strict';
import { fail } from '../../../../src/model/result.ts';
import { RepeatBench } from '../../../support/repeatBench.ts';

describe('Repeat', () => {
  let bench: RepeatBench;

  beforeEach(() => {
    bench = new RepeatBench();
  });

  const start = (everyMs: number, times?: number, to = 1) => {
    const plan = { everyMs, ...(times === undefined ? {} : { times }) };
    const started = bench.sender.start(to, bench.counting('ping'), plan);
    assert.ok(started.ok);
    return started.value;
  };
  const state = () => bench.sender.states()[0];

  it('sends at once, then each time a period after the start, without drift', async () => {
    start(100);
    // Each wake-up is 7 ms late; the lateness does not add up.
    const late = { timer: bench.clock.timer.bind(bench.clock) };
    bench.clock.timer = (delayMs, run) => late.timer(delayMs + 7, run);
    await bench.go(1000);
    assert.deepEqual(bench.times(), [0, 100, 207, 307, 407, 507, 607, 707, 807, 907]);
    assert.equal(state()?.skipped, 0);
  });

  it('keeps to a millisecond where timers know whole ones and come late', async () => {
    const { clock } = bench;
    const timer = clock.timer.bind(clock);
    clock.timer = (delayMs, run) => timer(Math.max(1, Math.trunc(delayMs)) + 0.15, run);
    clock.soon = (run) => void timer(0.02, run);
    start(1);
    await bench.go(1000, 0.01);
    const { sent, skipped } = state() ?? {};
    assert.ok(sent !== undefined && sent >= 1000, String(sent));
    assert.equal(skipped, 0);
  });

  it('encodes anew for each send', async () => {
    start(10, 3);
    await bench.go(50);
    assert.deepEqual(
      bench.sends.map(({ text }) => text),
      ['ping1', 'ping2', 'ping3'],
    );
  });

  it('ends after its number of times, with nothing left behind', async () => {
    const { over } = start(100, 3);
    await bench.go(1000);
    const { ending, sent, skipped, seconds, perSecond } = await over;
    assert.deepEqual(
      { ending, sent, skipped, seconds, perSecond },
      { ending: { kind: 'done' }, sent: 3, skipped: 0, seconds: 0.2, perSecond: 10 },
    );
    assert.equal(bench.clock.pending, 0);
  });

  it('skips what came due while the host was busy: no burst, and on time again', async () => {
    start(100);
    await bench.go(100);
    // One long step: the timers that were due in it come when it is over.
    const { clock } = bench;
    const nowUs = clock.nowUs.bind(clock);
    clock.nowUs = () => nowUs() + 350_000;
    await bench.go(100);
    clock.nowUs = nowUs;
    await bench.go(450, 50);
    assert.equal(bench.sends.length, 4, 'at 0 and 100, once after the pause, and once on time again');
    assert.equal(state()?.skipped, 3);
  });

  it('skips while the one before waits, and counts what it skipped', async () => {
    start(100);
    await bench.go(100);
    bench.fill();
    await bench.go(500);
    const { sent, skipped } = state() ?? {};
    assert.deepEqual({ sent, skipped }, { sent: 3, skipped: 4 });
    await bench.drain();
    await bench.go(100);
    assert.deepEqual(bench.times(), [0, 100, 200, 700]);
  });

  it('waits where others have filled the queue', async () => {
    start(100);
    bench.refusal = 'ENOBUFS';
    await bench.go(200);
    bench.refusal = undefined;
    await bench.go(100);
    assert.deepEqual(bench.times(), [0, 300]);
    assert.equal(state()?.skipped, 2);
    assert.equal(state()?.ending, undefined);
  });

  it('says the rate that it has, also while nothing goes out', async () => {
    start(100);
    await bench.go(1050, 50);
    assert.equal(state()?.perSecond, 10);
    bench.fill();
    await bench.go(950, 50);
    const { sent, perSecond } = state() ?? {};
    assert.equal(sent, 12);
    assert.ok(perSecond !== undefined && perSecond > 5.5 && perSecond < 6, String(perSecond));
  });

  it('ends when a send fails, and says why', async () => {
    const { over } = start(100);
    await bench.go(100);
    bench.refusal = 'EPIPE';
    await bench.go(500);
    const { ending, sent } = await over;
    assert.equal(sent, 2);
    assert.deepEqual(ending, { kind: 'failed', code: 'EPIPE', message: 'Refused by EPIPE' });
    assert.equal(bench.clock.pending, 0);
  });

  it('is none when the first send fails or there are no bytes', () => {
    bench.refusal = 'ENOTCONN';
    const refused = bench.sender.start(1, bench.counting('a'), { everyMs: 10 });
    assert.ok(!refused.ok && refused.failure.code === 'ENOTCONN');
    const failure = { code: 'EINVAL', message: 'No payload' };
    const unreadable = { key: 'b', what: 'b', encode: () => fail(failure) };
    assert.deepEqual(bench.sender.start(1, unreadable, { everyMs: 10 }), { ok: false, failure });
    assert.deepEqual(bench.sender.states(), []);
    assert.equal(bench.clock.pending, 0);
  });

  describe('as fast as possible', () => {
    it('sends each when the one before is out, behind other work', async () => {
      const { over } = start(0, 50);
      let turns = 0;
      bench.clock.soon(() => turns++);
      for (let turn = 0; turn < 60; turn++) await bench.go(0.001, 0.001);
      assert.equal((await over).sent, 50);
      assert.equal(turns, 1);
      assert.equal(state()?.skipped, 0);
    });

    it('waits as long as nothing is taken', async () => {
      start(0);
      await bench.go(0.01, 0.001);
      bench.fill();
      await bench.go(0.002, 0.001);
      const before = bench.sends.length;
      await bench.go(10);
      assert.equal(bench.sends.length, before);
      assert.equal(bench.clock.pending, 0, 'no timer asks meanwhile');
      await bench.drain();
      await bench.go(0.003, 0.001);
      assert.ok(bench.sends.length > before);
    });

    it('stops also between drained and sent', async () => {
      const { id } = start(0);
      await bench.go(0.002, 0.001);
      assert.ok(bench.sender.stop(id));
      const before = bench.sends.length;
      await bench.go(1, 0.1);
      assert.equal(bench.sends.length, before);
    });
  });
});
