import assert from 'node:assert/strict';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

const passes = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/^\S+ pass /, ''));

describe('slice', () => {
  it('cuts chunks into pieces, each sent for itself', () => {
    const one = new PipelineLab().set('slice 3B').push('abcdefgh', 'ij', '').end();
    assert.deepEqual(one.take(), ['0 pass abc', '0 pass def', '0 pass gh', '0 pass ij', '0 pass ', '0 end']);
    assert.deepEqual(one.takeEffects(), ['slice cut 8 cut into 3 + 3 + 2 bytes']);
    one.checkCounters();
  });

  it('sends the pieces at intervals, the first at once, the end behind the last', () => {
    const one = new PipelineLab().set('slice 3B every 5ms').push('abcde').wait(7).push('f').end();
    assert.deepEqual(one.take(), ['0 pass abc', '5 pass de']);
    assert.deepEqual(one.wait(100).take(), ['10 pass f', '10 end']);
    assert.deepEqual(one.push('x').take(), []);
    assert.equal(one.clock.pending, 0);
  });

  it('keeps its interval after a pause', () => {
    const one = new PipelineLab().set('slice 1B every 5ms').push('ab').wait(1000).push('cd').wait(100);
    assert.deepEqual(one.take(), ['0 pass a', '5 pass b', '1000 pass c', '1005 pass d']);
  });

  it('does not list many pieces', () => {
    const one = new PipelineLab().set('slice 1B').push('abcde');
    assert.deepEqual(one.takeEffects(), ['slice cut 5 cut into 5 pieces']);
  });

  it('varies the sizes evenly, within bounds', () => {
    const one = new PipelineLab().set('slice 10B vary 4B');
    for (let number = 0; number < 1000; number++) one.pipeline.chunk(Buffer.alloc(1000));
    // The last piece of a chunk is what is left of it.
    const sizes = one.passed.map(({ length }) => length);
    const counts = new Map<number, number>();
    for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1);
    assert.ok(sizes.length > 95_000);
    for (let size = 6; size <= 14; size++) {
      const found = counts.get(size) ?? 0;
      assert.ok(Math.abs(found - sizes.length / 9) < 500, `${size} bytes: ${found}`);
    }
    assert.ok(Math.max(...sizes) === 14);
  });

  it('has pieces of a byte at least', () => {
    const one = new PipelineLab().set('slice 2B vary 5B').push('abcdefghijklmnopqrstuvwxyz'.repeat(20));
    assert.ok(passes(one.seen).every((text) => text.length >= 1 && text.length <= 7));
  });

  it('has the sender wait while much is held', () => {
    const one = new PipelineLab().set('slice 1KiB every 1ms');
    one.pipeline.chunk(Buffer.alloc(257 * 1024));
    assert.equal(one.isPaused, true);
    assert.equal(one.wait(2).isPaused, false);
  });

  it('releases what it holds', () => {
    const one = new PipelineLab().set('slice 3B every 5ms').push('abcdefgh', 'ij').end().wait(5).set();
    assert.deepEqual(one.take(), ['0 pass abc', '5 pass def', '5 pass gh', '5 pass ij', '5 end']);
    assert.equal(one.clock.pending, 0);
  });
});
