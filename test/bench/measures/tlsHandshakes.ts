import { pick, ratioFigure, type Measure } from '../figure.ts';
import { interleaved } from '../interleaved.ts';
import type { MemoryAnswer, Spent } from '../processes/serverAnswers.ts';
import { withServer } from './twoServers.ts';

const warmUp = 300;

/** P15: how many TLS handshakes a listener makes in a second, capture on, and what each leaves behind. */
export const tlsHandshakes: Measure = async (bench) => {
  const count = bench.quick ? 2000 : 10_000;
  const pairs = await interleaved(bench.rounds, (side) =>
    withServer(bench, side, 'tlsSink', 'tlsHandshakes', async ({ server, client }) => {
      await client.ask<Spent>('handshakes', warmUp);
      const before = await server.ask<MemoryAnswer>('memory');
      const spent = await client.ask<Spent>('handshakes', count);
      const after = await server.ask<MemoryAnswer>('memory');
      return { ...spent, used: after.used - before.used };
    }),
  );
  return [
    {
      ...ratioFigure(
        {
          id: 'P15',
          what: `${count} TLS handshakes, 16 at a time`,
          unit: '1/s',
          goal: { is: 'at least', bound: 0.85 },
        },
        pick(pairs, ({ ms }) => (count * 1000) / ms),
      ),
      runs: pairs,
    },
    ratioFigure(
      { id: 'P15 memory', what: 'the same, memory in use that each leaves in the server', unit: 'B' },
      pick(pairs, ({ used }) => Math.max(1, used / count)),
    ),
  ];
};
