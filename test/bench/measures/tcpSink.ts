import { pick, ratioFigure, type Measure } from '../figure.ts';
import { interleaved } from '../interleaved.ts';
import type { FloodAnswer, Spent } from '../processes/serverAnswers.ts';
import { median } from '../statistics.ts';
import { withServer } from './twoServers.ts';

const warmUpBytes = 256 * 1024 ** 2;

/** P1: how fast a listener takes a flood in, capture on. */
export const tcpSink: Measure = async (bench) => {
  const bytes = (bench.quick ? 0.5 : 2) * 1024 ** 3;
  const pairs = await interleaved(bench.rounds, (side) =>
    withServer(bench, side, 'sink', 'tcpFlood', async ({ server, client }) => {
      const run = async (length: number) => {
        const taken = server.ask<FloodAnswer>('flood');
        const given = await client.ask<Spent>('flood', length);
        return { ...(await taken), clientCpuMs: given.cpuMs };
      };
      await run(warmUpBytes);
      const taken = await run(bytes);
      if (taken.bytes !== bytes) throw new Error(`Sent ${bytes} bytes, counted ${taken.bytes}`);
      return taken;
    }),
  );
  const busy = median(pairs.map(({ ours }) => ours.cpuMs / ours.ms));
  const clientBusy = median(pairs.map(({ ours }) => ours.clientCpuMs / ours.ms));
  return [
    {
      ...ratioFigure(
        {
          id: 'P1',
          what: 'TCP sink, 64 KiB writes, capture on',
          unit: 'GB/s',
          goal: { is: 'at least', final: 0.9, now: 0.8 },
          note: `our server was busy ${percent(busy)} of the time, the client ${percent(clientBusy)}; every byte was counted`,
        },
        pick(pairs, ({ ms }) => bytes / ms / 1e6),
      ),
      runs: pairs,
    },
    ratioFigure(
      { id: 'P1 cpu', what: 'the same, processor time of the server', unit: 'ms/GB' },
      pick(pairs, ({ cpuMs }) => cpuMs / (bytes / 1e9)),
    ),
  ];
};

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
