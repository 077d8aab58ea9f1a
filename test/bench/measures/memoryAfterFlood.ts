import type { Figure, Measure } from '../figure.ts';
import type { FloodAnswer, MemoryAnswer, Spent } from '../processes/serverAnswers.ts';
import { median, worst } from '../statistics.ts';
import { withServer } from './twoServers.ts';

/** P11: what a listener with the default capture has grown by after a long flood. */
export const memoryAfterFlood: Measure = async (bench) => {
  const bytes = (bench.quick ? 2 : 10) * 1024 ** 3;
  const grown: { before: MemoryAnswer; after: MemoryAnswer }[] = [];
  for (let round = 0; round < (bench.quick ? 1 : 3); round++) {
    await withServer(bench, 'ours', 'sink', 'tcpFlood', async ({ server, client }) => {
      const before = await server.ask<MemoryAnswer>('memory');
      const taken = server.ask<FloodAnswer>('flood');
      await client.ask<Spent>('flood', bytes);
      await taken;
      grown.push({ before, after: await server.ask<MemoryAnswer>('memory') });
    });
  }
  const figure: Figure = {
    id: 'P11',
    what: `memory after ${bytes / 1024 ** 3} GiB through a listener, default capture`,
    unit: 'MB',
    today: median(grown.map(({ after }) => after.rss / 1e6)),
    reference: median(grown.map(({ before }) => before.rss / 1e6)),
    compared: {
      as: 'difference',
      // Not what is typical: it is to be no more.
      value: worst(grown.map(({ before, after }) => (after.rss - before.rss) / 1e6)),
    },
    goal: { is: 'at most', bound: 120 },
    note: 'the worst round; resident, after collecting garbage; 67 MB of it are the captured bytes',
    runs: grown,
  };
  return [figure];
};
