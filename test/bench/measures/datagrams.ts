import { pick, ratioFigure, type Measure } from '../figure.ts';
import { interleaved } from '../interleaved.ts';
import type { DatagramsAnswer, Spent } from '../processes/serverAnswers.ts';
import { median } from '../statistics.ts';
import { withServer } from './twoServers.ts';

interface SendersCount extends Spent {
  readonly sent: number;
  readonly failed: number;
}

const warmUp = 51_200;

/** P3: datagrams received and captured per second under a flood, and whether each delivered one was captured. */
export const datagrams: Measure = async (bench) => {
  const count = (bench.quick ? 256 : 512) * 1024;
  const pairs = await interleaved(bench.rounds * 2, (side) =>
    withServer(bench, side, 'datagrams', 'datagramFlood', async ({ server, client }) => {
      const run = async (length: number) => {
        await server.ask('watch');
        const { sent, failed } = await client.ask<SendersCount>('flood', length);
        return { ...(await server.ask<DatagramsAnswer>('datagrams')), sent, failed };
      };
      await run(warmUp);
      return run(count);
    }),
  );
  const ours = pairs.map((pair) => pair.ours);
  const uncaptured = ours.map(({ received, captured }) => received - (captured ?? 0));
  const unexplained = ours.map(({ sent, received, dropped }) => sent - received - (dropped ?? Number.NaN));
  const dropShare = median(ours.map(({ dropped, sent }) => (dropped ?? 0) / sent));
  return [
    {
      ...ratioFigure(
        {
          id: 'P3',
          what: 'UDP 64 B datagrams, received and captured',
          unit: '/ms',
          goal: { is: 'at least', bound: 0.85 },
          note: `the kernel dropped ${(dropShare * 100).toFixed(1)} % (a server that keeps up with its sender drops none, and then the rate is the sender's)`,
        },
        pick(pairs, ({ perSecond }) => perSecond / 1000),
      ),
      runs: pairs,
    },
    ratioFigure(
      { id: 'P3 cpu', what: 'the same, processor time of the server', unit: 'µs each' },
      pick(pairs, ({ cpuMs, received }) => (cpuMs * 1000) / received),
    ),
    {
      id: 'P3 loss',
      what: 'datagrams delivered by the kernel, not captured',
      unit: 'datagrams',
      today: Math.max(...uncaptured.map(Math.abs), ...unexplained.map(Math.abs)),
      goal: { is: 'at most', bound: 0 },
      note: 'worst run of: received less captured; sent less received less dropped by the kernel (/proc/net/udp)',
      runs: { uncaptured, unexplained },
    },
  ];
};
