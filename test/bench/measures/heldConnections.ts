import { pick, ratioFigure, type Measure } from '../figure.ts';
import { interleaved } from '../interleaved.ts';
import type { MemoryAnswer, Spent } from '../processes/serverAnswers.ts';
import { withServer } from './twoServers.ts';

const warmUp = 500;

/** P4: time and memory of each of 10,000 connections that are accepted and held. */
export const heldConnections: Measure = async (bench) => {
  const count = bench.quick ? 2_000 : 10_000;
  const pairs = await interleaved(bench.rounds, (side) =>
    withServer(bench, side, 'sink', 'connectionHolder', async ({ server, client }) => {
      const run = async (connections: number) => {
        const accepted = server.ask<Spent>('accept', connections);
        await client.ask<Spent>('hold', connections);
        return accepted;
      };
      await run(warmUp);
      const before = await server.ask<MemoryAnswer>('memory');
      const spent = await run(count);
      const after = await server.ask<MemoryAnswer>('memory');
      await client.ask('release');
      return { ...spent, rss: after.rss - before.rss, used: after.used - before.used };
    }),
  );
  return [
    {
      ...ratioFigure(
        {
          id: 'P4 time',
          what: `${count} connections accepted and held, time of each`,
          unit: 'µs',
          goal: { is: 'at most', bound: 1.3 },
        },
        pick(pairs, ({ ms }) => (ms * 1000) / count),
      ),
      runs: pairs,
    },
    ratioFigure(
      { id: 'P4 cpu', what: 'the same, processor time of the server', unit: 'µs' },
      pick(pairs, ({ cpuMs }) => (cpuMs * 1000) / count),
    ),
    ratioFigure(
      {
        id: 'P4 memory',
        what: 'memory of each (resident)',
        unit: 'kB',
        goal: { is: 'at most', bound: 2 },
      },
      pick(pairs, ({ rss }) => rss / count / 1000),
    ),
    ratioFigure(
      { id: 'P4 heap', what: 'memory of each (in use, after collection)', unit: 'kB' },
      pick(pairs, ({ used }) => used / count / 1000),
    ),
  ];
};
