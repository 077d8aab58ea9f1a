import { pick, ratioFigure, type Measure } from '../figure.ts';
import { interleaved } from '../interleaved.ts';
import { withServer } from './twoServers.ts';

interface RoundTrips {
  readonly p50: number;
  readonly p99: number;
}

const warmUp = 5_000;

/** P2: 64 bytes there and back, responder `echo`, capture on. Both servers are up; they are asked in turns. */
export const echoRoundTrip: Measure = async (bench) => {
  const count = bench.quick ? 5_000 : 20_000;
  const pairs = await withServer(bench, 'ours', 'echo', 'echoClient', (ours) =>
    withServer(bench, 'reference', 'echo', 'echoClient', async (reference) => {
      const sides = { ours, reference };
      for (const { client } of Object.values(sides)) await client.ask('roundTrips', warmUp);
      return interleaved(bench.rounds * 3, (side) => sides[side].client.ask<RoundTrips>('roundTrips', count));
    }),
  );
  return [
    ratioFigure(
      {
        id: 'P2 p50',
        what: 'echo round trip, 64 B, median',
        unit: 'µs',
        goal: { is: 'at most', bound: 1.15 },
      },
      pick(pairs, ({ p50 }) => p50),
    ),
    ratioFigure(
      { id: 'P2 p99', what: 'echo round trip, 64 B, p99', unit: 'µs', goal: { is: 'at most', bound: 1.3 } },
      pick(pairs, ({ p99 }) => p99),
    ),
  ];
};
