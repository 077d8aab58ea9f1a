import assert from 'node:assert/strict';
import { perChunk } from '../../../../src/engine/pipeline/perChunk.ts';
import type { Stage } from '../../../../src/engine/pipeline/stage.ts';
import { latency } from '../../../../src/engine/pipeline/faults/latency.ts';
import { PipelineLab, setupOf } from '../../../support/pipelineLab.ts';

/** 100 ms for the chunks that are chosen: `y` yes, `n` no, one sign for each. */
function lab(choices: string, style: 'stream' | 'datagram' = 'stream'): PipelineLab {
  const signs = choices.split('');
  const stage = latency.create({ delayMs: 100 }, setupOf(style));
  return new PipelineLab({ style }).setStages(perChunk(stage, () => signs.shift() === 'y', style));
}

describe('perChunk', () => {
  it('passes what is not chosen on at once, while the fault holds nothing', () => {
    assert.deepEqual(lab('nyn').push('a', 'b').wait(100).push('c').take(), [
      '0 pass a',
      '100 pass b',
      '100 pass c',
    ]);
  });

  it('lets nothing of a stream overtake what the fault holds, nor the end', () => {
    const one = lab('ynynn').push('a', 'b').wait(50).push('c', 'd').end();
    assert.deepEqual(one.wait(49).take(), []);
    assert.equal(one.pipeline.heldBytes, 4);
    assert.deepEqual(one.wait(1).take(), ['100 pass a', '100 pass b']);
    assert.deepEqual(one.wait(99).take(), []);
    assert.deepEqual(one.wait(101).take(), ['200 pass c', '200 pass d', '300 end']);
    one.checkCounters();
    assert.equal(one.clock.pending, 0);
  });

  it('lets datagrams overtake', () => {
    const one = lab('ynyn', 'datagram').push('a', 'b').wait(50).push('c', 'd').wait(200);
    assert.deepEqual(one.take(), ['0 pass b', '50 pass d', '100 pass a', '150 pass c']);
  });

  it('has no part in the end of a stream none of which was chosen', () => {
    assert.deepEqual(lab('n').push('a').end().take(), ['0 pass a', '0 end']);
  });

  it('begins with the first chunk that is chosen', () => {
    const signs = ['n', 'n', 'y', 'y', 'y'];
    const startedAt: number[] = [];
    const stage: Stage = {
      start: (out) => {
        startedAt.push(out.nowMs);
        out.wakeIn(50);
      },
      chunk: (bytes, out) => out.pass(bytes),
      wake: (out) => out.reset(),
    };
    const one = new PipelineLab().setStages(perChunk(stage, () => signs.shift() === 'y', 'stream'));
    for (let number = 0; number < 10; number++) one.push(String(number)).wait(20);
    assert.deepEqual(startedAt, [40]);
    assert.deepEqual(one.take(), [
      '0 pass 0',
      '20 pass 1',
      '40 pass 2',
      '60 pass 3',
      '80 pass 4',
      '90 reset',
    ]);
  });

  it('has the sender wait while much waits behind the fault', () => {
    const one = lab('y').push('a');
    one.pipeline.chunk(Buffer.alloc(256 * 1024));
    assert.equal(one.isPaused, true);
    assert.equal(one.wait(100).isPaused, false);
  });

  it('releases what the fault holds, then what waits behind it', () => {
    const one = lab('ynyn').push('a', 'b', 'c', 'd').end().setStages();
    assert.deepEqual(one.take(), ['0 pass a', '0 pass b', '0 pass c', '0 pass d', '0 end']);
    one.checkCounters();
  });

  it('disposes of its fault', () => {
    let isDisposed = false;
    const stage: Stage = { chunk: () => {}, dispose: () => void (isDisposed = true) };
    new PipelineLab().setStages(perChunk(stage, () => true, 'stream')).setStages();
    assert.ok(isDisposed);
  });
});
