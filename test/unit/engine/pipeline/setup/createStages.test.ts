import assert from 'node:assert/strict';
import { appliesTo, createStages } from '../../../../../src/engine/pipeline/setup/createStages.ts';
import { faultOf, heldItems, PipelineLab, type LabOptions } from '../../../../support/pipelineLab.ts';

const situation = {
  style: 'stream',
  seed: 1n,
  connection: 1,
  held: heldItems().place('up', () => 2),
} as const;

function kinds(lines: readonly string[], direction: 'up' | 'down', style: 'stream' | 'datagram'): string[] {
  const active = lines.map((line, id) => ({ fault: faultOf(line), id, sinceMs: 0 }));
  return createStages(active, direction, { ...situation, style }).map(({ kind }) => kind);
}

/** How many of 100,000 chunks a fault drops, each a byte. */
function dropped(line: string, options: { seed: bigint }): number {
  const one = new PipelineLab({ style: 'datagram', ...options }).set(line);
  for (let chunk = 0; chunk < 100_000; chunk++) one.pipeline.chunk(Buffer.alloc(1));
  return one.pipeline.counters.dropped;
}

/** Which of 500 datagrams a kind of fault touches. */
function touched(kind: string, lines: readonly string[], options: Omit<LabOptions, 'style'> = {}): number[] {
  const one = new PipelineLab({ style: 'datagram', ...options }).set(...lines);
  const places = Array.from({ length: 500 }, (_, place) => place);
  return places.filter(() => {
    one.push('x');
    return one.effects.splice(0).some((effect) => effect.kind === kind);
  });
}

describe('createStages', () => {
  it('chooses by direction and traffic, in order, and leaves out what is off', () => {
    const lines = ['latency 1ms', 'slice 1B up', 'drop', 'corrupt down', 'limit 1B off', 'stall up'];
    assert.deepEqual(kinds(lines, 'up', 'stream'), ['latency', 'slice', 'stall']);
    assert.deepEqual(kinds(lines, 'down', 'stream'), ['latency', 'corrupt']);
    assert.deepEqual(kinds(lines, 'up', 'datagram'), ['latency', 'drop', 'stall']);
    assert.deepEqual(kinds(lines, 'down', 'datagram'), ['latency', 'drop', 'corrupt']);
  });

  it('gives a fault to so many chunks of a hundred', () => {
    // Four standard deviations; a chance that is off by a hundredth of itself is outside for the largest.
    for (const [percent, seed] of [
      [0.1, 1n],
      [5, 2n],
      [50, 3n],
      [99, 4n],
    ] as const) {
      const expected = percent * 1000;
      const bound = 4 * Math.sqrt(expected * (1 - percent / 100));
      const found = dropped(`drop chance ${percent}% per chunk`, { seed });
      assert.ok(Math.abs(found - expected) < bound, `${percent}%: ${found}`);
    }
    assert.equal(dropped('drop chance 100% per chunk', { seed: 1n }), 100_000);
  });

  it('gives a fault to so many connections of a hundred, for their whole life and in both directions', () => {
    const fault = faultOf('latency 1ms chance 25% per connection');
    let found = 0;
    for (let connection = 1; connection <= 100_000; connection++) {
      if (appliesTo(fault, { ...situation, connection })) found++;
    }
    assert.ok(Math.abs(found - 25_000) < 4 * Math.sqrt(25_000 * 0.75), String(found));
    for (let connection = 1; connection <= 100; connection++) {
      const has = (direction: 'up' | 'down'): number =>
        createStages([{ fault, id: 1, sinceMs: 0 }], direction, { ...situation, connection }).length;
      assert.equal(has('up'), has('down'));
      assert.equal(has('up'), appliesTo(fault, { ...situation, connection }) ? 1 : 0);
    }
  });

  it('draws the same for the same seed, connection, direction and fault', () => {
    const drops = (options?: Omit<LabOptions, 'style'>): number[] =>
      touched('drop', ['drop chance 30% per chunk'], options);
    assert.deepEqual(drops(), drops());
    assert.notDeepEqual(drops(), drops({ seed: 2n }));
    assert.notDeepEqual(drops(), drops({ connection: 2 }));
    assert.notDeepEqual(drops(), touched('corrupt', ['corrupt chance 30% per chunk']));
  });

  it('draws for one fault whatever the others draw, and however likely it is', () => {
    const duplicates = (...others: readonly string[]): number[] =>
      touched('duplicate', [...others, 'duplicate chance 20% per chunk']);
    const alone = duplicates();
    assert.deepEqual(duplicates('corrupt chance 50% per chunk'), alone);
    assert.deepEqual(duplicates('latency 0ms', 'corrupt'), alone);
    const more = touched('duplicate', ['duplicate chance 30% per chunk']);
    assert.ok(alone.every((place) => more.includes(place)) && more.length > alone.length);
  });

  it('chooses the same chunks whenever they come, and however long others are held', () => {
    const chosen = (gapMs: number): number[] => {
      const one = new PipelineLab().set('latency 100ms jitter 50ms chance 20% per chunk');
      for (let size = 1; size <= 100; size++) one.push('x'.repeat(size)).wait(gapMs);
      one.wait(100_000);
      return one.effects.map(({ bytes }) => bytes);
    };
    assert.ok(chosen(0).length > 5);
    assert.deepEqual(chosen(0), chosen(300));
  });
});
