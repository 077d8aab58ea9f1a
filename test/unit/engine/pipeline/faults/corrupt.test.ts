import assert from 'node:assert/strict';
import { PipelineLab } from '../../../../support/pipelineLab.ts';

const bitsIn = (byte: number): number => byte.toString(2).replaceAll('0', '').length;

describe('corrupt', () => {
  it('flips one bit of each chunk, and says which', () => {
    const one = new PipelineLab().set('corrupt');
    const sent = Buffer.alloc(100, 0b1010_0101);
    for (let number = 0; number < 100; number++) {
      one.pipeline.chunk(sent);
      const passed = one.passed.at(-1) ?? Buffer.alloc(0);
      const wrong = [...passed.keys()].filter((at) => passed[at] !== sent[at]);
      assert.equal(wrong.length, 1);
      const [at = 0] = wrong;
      const changed = (passed[at] ?? 0) ^ (sent[at] ?? 0);
      assert.equal(bitsIn(changed), 1);
      const { detail, ...effect } = one.effects[number] ?? assert.fail();
      assert.deepEqual(effect, { kind: 'corrupt', did: 'changed', bytes: 1 });
      assert.equal(detail, `flipped bit ${Math.log2(changed)} of byte ${at}`);
    }
    assert.ok(
      sent.every((byte) => byte === 0b1010_0101),
      'what was received stays as it is',
    );
    assert.equal(one.pipeline.counters.changed, 100);
    one.checkCounters();
  });

  it('flips every bit as often as any other', () => {
    const one = new PipelineLab({ seed: 7n }).set('corrupt');
    for (let number = 0; number < 32_000; number++) one.push('abcd');
    const counts = new Map<string, number>();
    for (const { detail } of one.effects) counts.set(detail, (counts.get(detail) ?? 0) + 1);
    assert.equal(counts.size, 32);
    for (const [bit, count] of counts) assert.ok(Math.abs(count - 1000) < 150, `${bit}: ${count}`);
  });

  it('passes on what has no bits', () => {
    assert.deepEqual(new PipelineLab({ style: 'datagram' }).set('corrupt').push('').take(), ['0 pass ']);
  });

  it('does the same with the same seed, and something else with another', () => {
    const details = (seed: bigint, connection = 1): string => {
      const one = new PipelineLab({ seed, connection }).set('corrupt').push('abc', 'def', 'ghi');
      return one.takeEffects().join();
    };
    assert.equal(details(1n), details(1n));
    assert.notEqual(details(1n), details(2n));
    assert.notEqual(details(1n), details(1n, 2));
  });
});
