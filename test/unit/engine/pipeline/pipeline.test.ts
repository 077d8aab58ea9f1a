import assert from 'node:assert/strict';
import { Pipeline } from '../../../../src/engine/pipeline/pipeline.ts';
import { passThrough, type Stage } from '../../../../src/engine/pipeline/stage.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { PipelineLab } from '../../../support/pipelineLab.ts';
import { delay, once, upperCase } from '../../../support/simpleStages.ts';

const lab = (...stages: readonly Stage[]): PipelineLab => new PipelineLab().setStages(...stages);

describe('Pipeline', () => {
  it('passes the same bytes on without stages, and through one that does nothing', () => {
    for (const stages of [[], [passThrough], [{ ...passThrough }, { ...passThrough }]]) {
      const { seen, pipeline } = lab(...stages)
        .push('a', 'b')
        .end();
      assert.deepEqual(seen, ['0 pass a', '0 pass b', '0 end']);
      assert.deepEqual(pipeline.counters, { in: 2, out: 2, dropped: 0, changed: 0, injected: 0 });
    }
  });

  it('passes the very same chunk on: nothing is copied', () => {
    const chunk = Buffer.from('x');
    let passed: Uint8Array | undefined;
    const none = (): void => {};
    const output = {
      end: none,
      close: none,
      reset: none,
      note: none,
      pauseReading: none,
      resumeReading: none,
      pass: (bytes: Uint8Array) => void (passed = bytes),
    };
    const pipeline = new Pipeline(output, { style: 'stream', clock: new FakeClock() });
    pipeline.chunk(chunk);
    assert.equal(passed, chunk);
    passed = undefined;
    pipeline.setStages([{ id: '1', kind: 'latency', seed: () => 1n, create: () => passThrough }]);
    pipeline.chunk(chunk);
    assert.equal(passed, chunk);
  });

  it('runs stages in their order, and wakes each at its time', () => {
    const one = lab(delay(), upperCase()).push('a').wait(50).push('b').end();
    assert.deepEqual(one.take(), []);
    assert.equal(one.pipeline.heldBytes, 2);
    assert.deepEqual(one.wait(50).take(), ['100 pass A']);
    assert.deepEqual(one.wait(50).take(), ['150 pass B', '150 end']);
    assert.deepEqual(one.effects[0], { kind: 'latency', did: 'changed', bytes: 1, detail: 'upper' });
    assert.deepEqual(one.pipeline.counters, { in: 2, out: 2, dropped: 0, changed: 2, injected: 0 });
    assert.equal(one.clock.pending, 0);
  });

  it('never wakes early, and only for the last request', () => {
    const woken: number[] = [];
    lab({
      start: (out) => {
        out.wakeIn(1);
        out.wakeIn(2.1);
      },
      chunk: () => {},
      wake: (out) => void woken.push(out.nowMs),
    }).wait(10);
    assert.deepEqual(woken, [3]);
  });

  it('counts what is dropped, changed and injected by what became of it', () => {
    const results: Readonly<Record<string, string>> = {
      drop: '',
      twice: 'twicetwice',
      shorter: 's',
      change: 'x',
    };
    const one = lab({
      chunk(bytes, out) {
        const text = Buffer.from(bytes).toString();
        const became = Buffer.from(results[text] ?? text);
        const did = text === 'change' || text === 'same' ? 'changed' : 'cut';
        out.note({ did, bytes: text.length, became: became.length, detail: text });
        out.pass(became);
      },
    });
    for (const [text, counts] of [
      ['drop', { in: 4, out: 0, dropped: 4, changed: 0, injected: 0 }],
      ['twice', { in: 9, out: 10, dropped: 4, changed: 0, injected: 5 }],
      ['shorter', { in: 16, out: 11, dropped: 10, changed: 0, injected: 5 }],
      ['change', { in: 22, out: 12, dropped: 15, changed: 1, injected: 5 }],
      ['same', { in: 26, out: 16, dropped: 15, changed: 5, injected: 5 }],
    ] as const) {
      assert.deepEqual(one.push(text).pipeline.counters, counts);
      one.checkCounters();
    }
  });

  it('has the sender wait while a stage is full', () => {
    const one = lab(upperCase(), delay()).push('a').wait(10).push('b').wait(10);
    assert.equal(one.isPaused, false);
    assert.equal(one.push('c').isPaused, true);
    assert.equal(one.wait(80).isPaused, false);
    assert.equal(one.push('d').isPaused, true);
    assert.equal(one.setStages().isPaused, false);
    assert.deepEqual(one.take(), ['100 pass A', '100 pass B', '100 pass C', '100 pass D']);
  });

  it('loses datagrams while a stage is full, as nobody can wait for them', () => {
    const one = new PipelineLab({ style: 'datagram' }).setStages(delay()).push('a', 'b', 'c', 'd', 'e');
    assert.equal(one.isPaused, false);
    assert.deepEqual(one.takeEffects(), [
      'latency dropped 1→0 its queue is full',
      'latency dropped 1→0 its queue is full',
    ]);
    assert.deepEqual(one.wait(100).take(), ['100 pass a', '100 pass b', '100 pass c']);
    one.checkCounters();
  });

  it('ends once: what comes after the end is dropped', () => {
    const one = lab({
      chunk: (bytes, out) => out.pass(bytes),
      end: (out) => [1, 2].forEach(() => out.end()),
    });
    one.end().push('x').end();
    assert.deepEqual(one.take(), ['0 end']);
    assert.equal(one.pipeline.counters.dropped, 1);
  });

  describe('when a stage closes', () => {
    const closes = (): Stage =>
      once((bytes, out) => {
        out.note({ did: 'closed', bytes: bytes.length, became: 1, detail: 'closed' });
        out.pass(bytes.subarray(0, 1));
        out.close();
        out.pass(Buffer.from('never'));
        out.note({ did: 'dropped', bytes: 100, became: 0, detail: 'never' });
        out.wakeIn(1);
      });

    it('passes on what follows it holds, closes, and drops all else', () => {
      const first = delay();
      const one = lab(closes(), delay()).push('abc', 'def').end();
      assert.deepEqual(one.take(), []);
      assert.deepEqual(one.wait(100).take(), ['100 pass a', '100 close']);
      assert.deepEqual(one.push('x').setStages(first).push('y').end().wait(1000).take(), []);
      assert.deepEqual(one.pipeline.counters, { in: 8, out: 1, dropped: 7, changed: 0, injected: 0 });
      assert.equal(one.effects.length, 1);
      assert.equal(one.clock.pending, 0);
    });

    it('drops what stands before it', () => {
      const one = lab(delay(), closes()).push('abc').wait(50).push('d').end().wait(50);
      assert.deepEqual(one.take(), ['100 pass a', '100 close']);
      assert.equal(one.pipeline.heldBytes, 0);
      one.checkCounters();
      assert.equal(one.clock.pending, 0);
    });

    it('closes both sides even if this one has ended already', () => {
      const one = lab()
        .end()
        .setStages({ chunk: () => {}, start: (out) => out.wakeIn(5), wake: (out) => out.close() });
      assert.deepEqual(one.wait(5).take(), ['0 end', '5 close']);
    });
  });

  it('resets at once, wherever the stage stands, and drops what is held', () => {
    const breaks = once((bytes, out) => {
      out.note({ did: 'reset', bytes: bytes.length, became: 0, detail: 'reset' });
      out.reset();
      out.pass(bytes);
      out.end();
      out.close();
    });
    const one = lab(delay(), breaks, delay()).push('abc').wait(50).push('d').wait(50);
    assert.deepEqual(one.take(), ['100 reset']);
    assert.deepEqual(one.push('x').end().wait(1000).take(), []);
    assert.deepEqual(one.pipeline.counters, { in: 5, out: 0, dropped: 5, changed: 0, injected: 0 });
    assert.equal(one.clock.pending, 0);
  });

  describe('when its stages change', () => {
    it('hands over what a removed stage holds, and the end, and does not wake it any more', () => {
      const one = lab(delay()).push('a', 'b').end().setStages();
      assert.deepEqual(one.take(), ['0 pass a', '0 pass b', '0 end']);
      assert.deepEqual(one.wait(1000).take(), []);
      assert.equal(one.clock.pending, 0);
      one.checkCounters();
    });

    it('keeps the state of those that stay, and the order of all bytes', () => {
      const [first, second, third] = [delay(), delay(), delay()];
      const one = lab(first, second, third).push('a').wait(100).push('b').wait(50).push('c');
      // The second holds a, the first b and c.
      one.setStages(first, third);
      assert.deepEqual(one.wait(50).take(), []);
      assert.deepEqual(one.wait(50).take(), ['250 pass a']);
      assert.deepEqual(one.wait(100).take(), ['300 pass b', '350 pass c']);
    });

    it('hands over past a stage that takes its place', () => {
      const one = lab(delay(), passThrough).push('a').setStages(upperCase(), passThrough).push('b');
      assert.deepEqual(one.take(), ['0 pass a', '0 pass B']);
    });

    it('hands over to the stage behind that stays', () => {
      const stays = upperCase();
      const one = lab(delay(), stays).push('a').setStages(stays).push('b');
      assert.deepEqual(one.take(), ['0 pass A', '0 pass B']);
    });

    it('hands over in order when stages change places', () => {
      const [first, second] = [delay(), delay()];
      const one = lab(first, second).push('a').wait(100).push('b').setStages(second, first).push('c');
      assert.deepEqual(
        one
          .wait(1000)
          .take()
          .map((line) => line.slice(-1)),
        ['a', 'b', 'c'],
      );
      one.checkCounters();
    });

    it('starts a stage when it is put in, and once', () => {
      let starts = 0;
      const stage = { ...passThrough, start: () => void starts++ };
      lab(stage)
        .setStages(stage, { ...passThrough })
        .push('a')
        .setStages(stage);
      assert.equal(starts, 1);
    });

    it('counts as dropped what a removed stage does not hand over', () => {
      const keeps: Stage = { chunk: () => {}, heldBytes: 3 };
      const one = lab(keeps).push('abc').setStages();
      one.checkCounters();
      assert.equal(one.pipeline.counters.dropped, 3);
    });

    it('drops what a removed stage hands over to one that closes', () => {
      const closes = once((bytes, out) => {
        out.note({ did: 'closed', bytes: bytes.length, became: 0, detail: '' });
        out.close();
      });
      const one = lab(delay(), closes).push('a', 'b').setStages(closes);
      assert.deepEqual(one.take(), ['0 close']);
      one.checkCounters();
    });
  });

  it('is silent once it is disposed of', () => {
    let disposed = 0;
    const one = lab({ ...passThrough, dispose: () => void disposed++ }, delay()).push('a');
    one.pipeline.dispose();
    one.pipeline.dispose();
    assert.deepEqual(one.push('b').end().setStages(delay()).push('c').wait(1000).take(), []);
    assert.equal(disposed, 1);
    assert.equal(one.pipeline.counters.dropped, 3);
    assert.equal(one.clock.pending, 0);
  });
});
