import assert from 'node:assert/strict';
import fc from 'fast-check';
import { systemClock } from '../../src/node/clock.ts';
import { checkExperiment } from '../../src/language/experiment/checkExperiment.ts';
import { experimentFromTraffic } from '../../src/language/experiment/experimentFromTraffic.ts';
import { testCases } from '../../src/language/experiment/testCases.ts';
import { runTests } from '../../src/runner/runExperiment.ts';
import { EngineBench } from '../support/engineBench.ts';
import { trafficPieces } from '../support/trafficPieces.ts';

describe('experimentFromTraffic', () => {
  let bench: EngineBench;

  beforeEach(() => {
    bench = new EngineBench();
  });

  afterEach(async () => bench.dispose());

  for (const style of ['stream', 'datagram'] as const) {
    it(`makes experiments of a ${style} that run green`, async () => {
      await fc.assert(
        fc.asyncProperty(trafficPieces(), async (pieces) => {
          const text = experimentFromTraffic(pieces, { style, between: 'a and b', isCut: false });
          const results = await runTests(testCases(checkExperiment(text).experiment), {
            engine: bench.engine,
            clock: systemClock(),
            folder: '.',
            seed: 1n,
            overrides: new Map(),
            mayRun: () => undefined,
            mayListen: () => Promise.resolve(undefined),
            signal: new AbortController().signal,
            tell: () => undefined,
          });
          assert.deepEqual(
            results.map(({ outcome, failure }) => [outcome, failure?.message]),
            [['passed', undefined]],
            text,
          );
        }),
        { numRuns: 40 },
      );
    });
  }
});
