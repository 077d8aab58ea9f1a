import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PipelineLab } from '../../../support/pipelineLab.ts';

/** Faults of every kind, some of which end the connection. */
const fault = fc.constantFrom(
  'latency 20ms jitter 20ms',
  'bandwidth 500B/s',
  'slice 5B vary 4B every 2ms',
  'limit 100B',
  'stall',
  'stall for 40ms then close',
  'reset after 60ms',
  'slowClose 30ms',
  'corrupt',
  'offline 10ms every 25ms',
  'drop',
  'duplicate',
  'reorder within 30ms',
  'truncate 7B',
  'hold "xx"',
  'replace "xx" with "yyy"',
  'replace "y" with ""',
);
const line = fc
  .tuple(fault, fc.constantFrom('', '', ' chance 30% per chunk', ' chance 50% per connection'))
  .map(([text, chance]) => (/^(?:slowClose|offline)/.test(text) ? text : `${text}${chance}`));

type Step =
  | { readonly do: 'push'; readonly text: string }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'decide'; readonly place: number; readonly what: 'forward' | 'drop' | 'reset' | 'change' }
  | { readonly do: 'set'; readonly lines: readonly string[] };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('push' as const),
      text: fc.string({ unit: fc.constantFrom('x', 'y', 'z'), maxLength: 20 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(40) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      place: fc.nat(),
      what: fc.constantFrom('forward' as const, 'drop' as const, 'reset' as const, 'change' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('set' as const), lines: fc.uniqueArray(line, { maxLength: 5 }) }),
  },
);

function perform(one: PipelineLab, next: Step): void {
  if (next.do === 'push') one.push(next.text);
  else if (next.do === 'wait') one.wait(next.ms);
  else if (next.do === 'set') one.set(...next.lines);
  else {
    const { list } = one.held;
    const id = list[next.place % Math.max(1, list.length)]?.id ?? 0;
    const changed = { kind: 'forward', bytes: Buffer.from('changed') } as const;
    one.held.decide(id, next.what === 'change' ? changed : { kind: next.what });
  }
}

describe('a pipeline of any faults', () => {
  for (const style of ['stream', 'datagram'] as const)
    it(`accounts for every byte, and is silent after a close or a reset (${style}s)`, () => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 50 }), fc.bigInt({ min: 0n, max: 1000n }), (steps, seed) => {
          const one = new PipelineLab({ style, seed });
          for (const next of steps) {
            perform(one, next);
            one.checkCounters();
          }
          const over = one.seen.findIndex((text) => / (?:close|reset)$/.test(text));
          if (over >= 0) {
            assert.equal(over, one.seen.length - 1);
            assert.equal(one.clock.pending, 0);
            assert.equal(one.pipeline.heldBytes, 0);
          }
          one.pipeline.dispose();
          one.checkCounters();
          assert.deepEqual([one.held.list, one.clock.pending], [[], 0]);
        }),
        { numRuns: 2000 },
      );
    }).timeout(60_000);

  it('does the same again with the same seed and the same traffic', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.bigInt({ min: 0n, max: 1000n }), (steps, seed) => {
        const [first, second] = [1, 2].map(() => {
          const one = new PipelineLab({ style: 'datagram', seed });
          for (const next of steps) perform(one, next);
          return [one.seen, one.effects];
        });
        assert.deepEqual(first, second);
      }),
      { numRuns: 300 },
    );
  });
});
