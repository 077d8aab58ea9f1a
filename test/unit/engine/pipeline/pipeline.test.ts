import assert from 'node:assert/strict';
import { Pipeline, type PipelineOutput } from '../../../../src/engine/pipeline/pipeline.ts';
import { passThrough, type Stage } from '../../../../src/engine/pipeline/stage.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

function lab(...stages: Stage[]) {
  const clock = new FakeClock();
  const seen: string[] = [];
  const output: PipelineOutput = {
    pass: (bytes) => void seen.push(`pass ${Buffer.from(bytes).toString()}`),
    end: () => void seen.push('end'),
    reset: () => void seen.push('reset'),
    drop: (bytes) => void seen.push(`drop ${Buffer.from(bytes).toString()}`),
    note: (text) => void seen.push(`note ${text}`),
  };
  const pipeline = new Pipeline(stages, output, clock);
  return { clock, seen, pipeline, push: (text: string) => pipeline.chunk(Buffer.from(text)) };
}

/** Holds each chunk for 100 ms. */
function delay(): Stage {
  const held: Uint8Array[] = [];
  let hasEnded = false;
  const next = (out: Parameters<NonNullable<Stage['release']>>[0]): void => {
    const bytes = held.shift();
    if (bytes !== undefined) out.pass(bytes);
    if (held.length === 0 && hasEnded) out.end();
  };
  return {
    chunk: (bytes, out) => {
      held.push(Uint8Array.from(bytes));
      out.wakeIn(100, held.length);
    },
    end: (out) => {
      hasEnded = true;
      if (held.length === 0) out.end();
    },
    wake: (_token, out) => next(out),
    release: (out) => {
      while (held.length > 0) next(out);
    },
  };
}

const upperCase: Stage = {
  chunk: (bytes, out) => {
    out.note('upper');
    out.pass(Buffer.from(Buffer.from(bytes).toString().toUpperCase()));
  },
};

describe('Pipeline', () => {
  it('passes the same bytes on without stages, and through one that does nothing', () => {
    for (const stages of [[], [passThrough], [passThrough, passThrough]]) {
      const { pipeline, seen, push } = lab(...stages);
      push('a');
      push('b');
      pipeline.end();
      assert.deepEqual(seen, ['pass a', 'pass b', 'end']);
    }
  });

  it('passes the very same chunk on: nothing is copied', () => {
    const chunk = Buffer.from('x');
    let passed: Uint8Array | undefined;
    const output = {
      end() {},
      reset() {},
      drop() {},
      note() {},
      pass: (bytes: Uint8Array) => (passed = bytes),
    };
    new Pipeline([passThrough], output, new FakeClock()).chunk(chunk);
    assert.equal(passed, chunk);
  });

  it('runs stages in their order, and wakes each at its time', () => {
    const { clock, pipeline, seen, push } = lab(delay(), upperCase);
    push('a');
    clock.advance(50);
    push('b');
    pipeline.end();
    assert.deepEqual(seen, []);
    clock.advance(50);
    assert.deepEqual(seen, ['note upper', 'pass A']);
    clock.advance(50);
    assert.deepEqual(seen.slice(2), ['note upper', 'pass B', 'end']);
  });

  it('hands over what stages hold when it is released, and wakes none afterwards', () => {
    const { clock, pipeline, seen, push } = lab(delay());
    push('a');
    push('b');
    pipeline.release();
    assert.deepEqual(seen, ['pass a', 'pass b']);
    clock.advance(1000);
    assert.equal(seen.length, 2);
    assert.equal(clock.pending, 0);
  });

  it('hands over what the first stage of two holds through the second, which holds nothing afterwards', () => {
    const { clock, pipeline, seen, push } = lab(delay(), delay());
    push('a');
    pipeline.release();
    assert.deepEqual(seen, ['pass a']);
    assert.equal(clock.pending, 0);
  });

  it('resets and drops wherever the stage stands', () => {
    const breaks: Stage = {
      chunk: (bytes, out) => {
        out.drop(bytes);
        out.reset();
      },
    };
    const { seen, push } = lab(breaks, upperCase);
    push('a');
    assert.deepEqual(seen, ['drop a', 'reset']);
  });
});
