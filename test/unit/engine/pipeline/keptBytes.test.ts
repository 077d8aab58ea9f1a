import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PipelineLab } from '../../../support/pipelineLab.ts';

/** Faults that keep every byte of a stream, and its order. */
const line = fc
  .tuple(
    fc.constantFrom(
      'latency 0ms',
      'latency 20ms',
      'latency 50ms jitter 50ms',
      'bandwidth 100B/s',
      'bandwidth 3333B/s',
      'slice 3B',
      'slice 5B vary 4B every 2ms',
      'slowClose 30ms',
      'stall',
      'hold hex"15"',
      // What it puts in is what was there.
      'replace hex"0e ?? 1c" with hex"0e 15 1c"',
      'offline 10ms every 25ms',
    ),
    fc.constantFrom('', ' down', ' chance 40% per connection', ' chance 30% per chunk', ' off'),
  )
  .map(([fault, rest]) =>
    /^(?:slowClose|offline)/.test(fault) ? fault + rest.replace('chunk', 'connection') : fault + rest,
  );

type Step =
  | { readonly do: 'push'; readonly size: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'end' }
  | { readonly do: 'set'; readonly lines: readonly string[] };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('push' as const), size: fc.nat(60) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(60) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('set' as const), lines: fc.uniqueArray(line, { maxLength: 4 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'end' as const }) },
);

describe('a pipeline of faults that keep bytes', () => {
  it('passes the same bytes on in the same order, then the end, whatever is changed and when', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.bigInt({ min: 0n, max: 1000n }), (steps, seed) => {
        const one = new PipelineLab({ seed });
        let sent = '';
        let hasEnded = false;
        const check = (): void => {
          assert.ok(sent.startsWith(Buffer.concat(one.passed).toString('latin1')));
          one.checkCounters();
        };
        for (const next of steps) {
          if (next.do === 'wait') one.wait(next.ms);
          else if (next.do === 'set') one.set(...next.lines);
          else if (next.do === 'end' && !hasEnded) {
            hasEnded = true;
            one.end();
          } else if (next.do === 'push' && !hasEnded) {
            const text = Array.from({ length: next.size }, (_, at) =>
              String.fromCodePoint(((sent.length + at) * 7) % 256),
            ).join('');
            sent += text;
            one.push(text);
          }
          check();
        }
        if (!hasEnded) one.end();
        // What keeps its time goes through by itself; the rest when it is removed.
        if (seed % 2n === 0n) one.wait(100_000);
        one.set();
        check();
        assert.equal(Buffer.concat(one.passed).toString('latin1'), sent);
        assert.equal(one.pipeline.heldBytes, 0);
        assert.deepEqual(one.seen.filter((text) => text.endsWith(' end')).length, 1);
        assert.match(one.seen.at(-1) ?? '', / end$/);
        assert.equal(one.clock.pending, 0);
      }),
      { numRuns: 3000 },
    );
  }).timeout(60_000);

  it('passes everything on by itself, if nothing stalls for good', () => {
    const lines = fc.uniqueArray(
      line.filter((text) => !/^(?:stall|hold)/.test(text)),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(
        lines,
        fc.array(fc.nat(100), { maxLength: 30 }),
        fc.bigInt({ min: 0n, max: 99n }),
        (faults, sizes, seed) => {
          const one = new PipelineLab({ seed }).set(...faults);
          const sent = sizes.map((size, index) => String.fromCodePoint(33 + index).repeat(size));
          for (const text of sent) one.push(text).wait(3);
          one.end().wait(1_000_000);
          assert.equal(Buffer.concat(one.passed).toString('latin1'), sent.join(''));
          assert.match(one.seen.at(-1) ?? '', / end$/);
          one.checkCounters();
        },
      ),
      { numRuns: 500 },
    );
  }).timeout(60_000);
});
