import { pick, ratioFigure, type Bench, type Figure, type Measure } from '../figure.ts';
import { interleaved } from '../interleaved.ts';
import type { FloodAnswer, ServerJob, Spent } from '../processes/serverAnswers.ts';
import { median } from '../statistics.ts';
import { withServer } from './twoServers.ts';

const warmUpBytes = 256 * 1024 ** 2;

interface Way {
  readonly id: string;
  readonly what: string;
  readonly kind: ServerJob['kind'];
  readonly bound: number;
}

const ways: readonly Way[] = [
  { id: 'P1', what: 'TCP sink, 64 KiB writes, capture on', kind: 'sink', bound: 0.95 },
  { id: 'P1 discard', what: 'the same with responder discard', kind: 'discard', bound: 0.95 },
  { id: 'P1 tls', what: 'the same without responder, over TLS', kind: 'tlsSink', bound: 0.85 },
  { id: 'P1 echo', what: 'the same, sent back by responder echo', kind: 'echo', bound: 0.9 },
];

/** P1: how fast a listener takes a flood in, capture on: by itself, thrown away and sent back by a responder. */
export const tcpSink: Measure = async (bench) => {
  const figures: Figure[] = [];
  for (const way of ways) figures.push(...(await figuresOf(bench, way)));
  return figures;
};

async function figuresOf(bench: Bench, { id, what, kind, bound }: Way): Promise<Figure[]> {
  const bytes = (bench.quick ? 0.5 : 2) * 1024 ** 3;
  const isEcho = kind === 'echo';
  const pairs = await interleaved(bench.rounds, (side) =>
    withServer(bench, side, kind, 'tcpFlood', async ({ server, client }) => {
      const run = async (length: number) => {
        const taken = server.ask<FloodAnswer>('flood');
        const given = await client.ask<Spent & { readonly received: number }>(
          isEcho ? 'floodAndRead' : 'flood',
          length,
        );
        return { ...(await taken), clientCpuMs: given.cpuMs, clientMs: given.ms, received: given.received };
      };
      await run(warmUpBytes);
      const taken = await run(bytes);
      if (taken.bytes !== bytes) throw new Error(`Sent ${bytes} bytes, counted ${taken.bytes}`);
      if (isEcho && taken.received !== bytes)
        throw new Error(`Sent ${bytes} bytes, got back ${taken.received}`);
      // Of an echo the server knows the end of what comes, and only the client the end of what goes.
      return { ...taken, ms: isEcho ? taken.clientMs : taken.ms };
    }),
  );
  const busy = median(pairs.map(({ ours }) => ours.cpuMs / ours.ms));
  const clientBusy = median(pairs.map(({ ours }) => ours.clientCpuMs / ours.ms));
  return [
    {
      ...ratioFigure(
        {
          id,
          what,
          unit: 'GB/s',
          goal: { is: 'at least', bound },
          note: `our server was busy ${percent(busy)} of the time, the client ${percent(clientBusy)}; every byte was counted`,
        },
        pick(pairs, ({ ms }) => bytes / ms / 1e6),
      ),
      runs: pairs,
    },
    ratioFigure(
      { id: `${id} cpu`, what: 'the same, processor time of the server', unit: 'ms/GB' },
      pick(pairs, ({ cpuMs }) => cpuMs / (bytes / 1e9)),
    ),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
