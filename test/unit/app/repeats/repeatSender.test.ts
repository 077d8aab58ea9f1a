import assert from 'node:assert/strict';
import { repeatLimit } from '../../../../src/app/repeats/repeatSender.ts';
import { RepeatBench } from '../../../support/repeatBench.ts';

describe('RepeatSender', () => {
  let bench: RepeatBench;

  beforeEach(() => {
    bench = new RepeatBench();
  });

  const start = (to: number, text: string, everyMs = 100, times?: number) =>
    bench.sender.start(to, bench.counting(text), { everyMs, ...(times === undefined ? {} : { times }) });

  it('sends to several targets at once, each at its own pace', async () => {
    assert.ok(start(1, 'a', 100).ok && start(2, 'b', 50).ok && start(1, 'c', 200).ok);
    await bench.go(200);
    const sent = bench.sender.running().map(({ to, sent: count }) => [to, count]);
    assert.deepEqual(sent, [
      [1, 3],
      [2, 5],
      [1, 2],
    ]);
  });

  it('has one per target and payload, until that is over', () => {
    const first = start(1, 'a');
    assert.ok(first.ok);
    const second = start(1, 'a', 5);
    assert.ok(!second.ok && second.failure.code === 'EALREADY');
    assert.match(second.failure.message, /"a" is already sent to #1, every 100 ms/);
    assert.equal(bench.sends.length, 1);
    bench.sender.stop(first.value.id);
    assert.ok(start(1, 'a').ok);
  });

  it('stops those of a target, or all, and nothing goes on', async () => {
    for (const [to, text] of [
      [1, 'a'],
      [1, 'b'],
      [2, 'c'],
      [3, 'd'],
    ] as const)
      start(to, text);
    assert.equal(bench.sender.stopAll(1), 2);
    assert.deepEqual(
      bench.sender.running().map(({ to }) => to),
      [2, 3],
    );
    bench.sender.dispose();
    assert.ok(bench.sender.isIdle);
    assert.equal(bench.clock.pending, 0);
    await bench.go(1000, 100);
    assert.equal(bench.sends.length, 4);
    assert.deepEqual(bench.sender.states(), [], 'what somebody stopped needs no word');
  });

  it('answers what came of one that was stopped', async () => {
    const started = start(1, 'a');
    assert.ok(started.ok);
    await bench.go(200);
    bench.sender.stop(started.value.id);
    assert.equal(bench.sender.stop(started.value.id), false);
    const { ending, sent } = await started.value.over;
    assert.deepEqual({ ending, sent }, { ending: { kind: 'stopped' }, sent: 3 });
  });

  it('ends with its target, and says so until dismissed', async () => {
    const started = start(1, 'a');
    assert.ok(started.ok && start(2, 'b').ok);
    await bench.go(100);
    bench.sender.targetClosed(1);
    assert.equal((await started.value.over).ending.kind, 'closed');
    assert.deepEqual(
      bench.sender.states().map(({ to, ending }) => [to, ending?.kind]),
      [
        [2, undefined],
        [1, 'closed'],
      ],
    );
    const { changes } = bench;
    bench.sender.dismiss(started.value.id);
    assert.equal(bench.sender.states().length, 1);
    assert.equal(bench.changes, changes + 1);
  });

  it('says no more of the last one when the next one to the same target begins', async () => {
    start(1, 'a', 10, 2);
    await bench.go(20);
    assert.equal(bench.sender.states()[0]?.ending?.kind, 'done');
    start(1, 'b');
    assert.deepEqual(
      bench.sender.states().map(({ what }) => what),
      ['"b"'],
    );
  });

  it('keeps few of those that are over', async () => {
    for (let to = 1; to <= 20; to++) start(to, 'a', 10, 1);
    assert.equal(bench.sender.states().length, 5);
    assert.equal(bench.sender.states().at(-1)?.to, 20);
  });

  it('has a limit', () => {
    for (let to = 1; to <= repeatLimit; to++) assert.ok(start(to, 'a').ok);
    const over = start(1, 'one more');
    assert.ok(!over.ok && over.failure.code === 'ERR_TOO_MANY_REPEATS');
    assert.equal(bench.sender.running().length, repeatLimit);
  });

  it('shows a payload without live control characters, cut to a line', () => {
    start(1, `\u202e${'x'.repeat(500)}`);
    const [state] = bench.sender.running();
    assert.match(state?.what ?? '', /^"\\u\{202E\}x+…"$/);
  });
});
