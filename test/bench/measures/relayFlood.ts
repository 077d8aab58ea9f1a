import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { BenchProcess } from '../benchProcess.ts';
import { pick, ratioFigure, type Bench, type Figure, type Measure } from '../figure.ts';
import { interleaved } from '../interleaved.ts';
import type { RelayJob } from '../processes/relayServer.ts';
import type { FloodAnswer } from '../processes/serverAnswers.ts';

const warmUpBytes = 64 * 1024 ** 2;

interface Relay {
  readonly port: number;
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

/** P5: how fast a relay without faults passes on what one side sends, capture on. */
export const relayFlood: Measure = async (bench) => {
  const bytes = (bench.quick ? 0.25 : 1) * 1024 ** 3;
  const figures: Figure[] = [];
  for (const { id, what, transport, bound } of ways) {
    const pairs = await interleaved(bench.rounds, (side) =>
      flooded(bench, bytes, transport, (target) => nodeRelay(bench, { side, transport, target })),
    );
    figures.push(
      {
        ...ratioFigure(
          { id, what, unit: 'GB/s', goal: { is: 'at least', bound } },
          pick(pairs, ({ ms }) => bytes / ms / 1e6),
        ),
        runs: pairs,
      },
      ratioFigure(
        { id: `${id} cpu`, what: 'the same, processor time of the relay', unit: 'ms/GB' },
        pick(pairs, ({ cpuMs }) => cpuMs / (bytes / 1e9)),
      ),
    );
  }
  const pairs = await interleaved(bench.rounds, (side) =>
    flooded(bench, bytes, 'tcp', (target) =>
      side === 'ours' ? nodeRelay(bench, { side, transport: 'tcp', target }) : socat(target),
    ),
  );
  figures.push(
    ratioFigure(
      {
        id: 'P5 socat',
        what: 'the same beside socat -b 8192',
        unit: 'GB/s',
        goal: { is: 'at least', bound: 1 },
      },
      pick(pairs, ({ ms }) => bytes / ms / 1e6),
    ),
  );
  return figures;
};

const ways = [
  { id: 'P5', what: 'relay without faults, capture on', transport: 'tcp', bound: 0.95 },
  { id: 'P5 tls', what: 'the same, clients over TLS', transport: 'tls', bound: 0.85 },
] as const;

/** A sink, a relay in front of it, and a client of the relay, in three processes. */
async function flooded(
  bench: Bench,
  bytes: number,
  transport: RelayJob['transport'],
  start: (target: number) => Promise<Relay>,
): Promise<{ readonly ms: number; readonly cpuMs: number }> {
  const sink = await BenchProcess.start<{ readonly port: number }>(bench.processFile('plainServer'), {
    job: { kind: 'sink' },
  });
  const relay = await start(sink.ready.port);
  const client = await BenchProcess.start<null>(bench.processFile('tcpFlood'), {
    job: { port: relay.port, isTls: transport === 'tls' },
  });
  try {
    const run = async (length: number): Promise<FloodAnswer> => {
      const taken = sink.ask<FloodAnswer>('flood');
      await client.ask('flood', length);
      return taken;
    };
    await run(warmUpBytes);
    const before = await relay.cpuMs();
    const taken = await run(bytes);
    if (taken.bytes !== bytes) throw new Error(`Sent ${bytes} bytes, counted ${taken.bytes}`);
    return { ms: taken.ms, cpuMs: (await relay.cpuMs()) - before };
  } finally {
    await client.stop();
    await relay.stop();
    await sink.stop();
  }
}

async function nodeRelay(bench: Bench, job: RelayJob): Promise<Relay> {
  const relay = await BenchProcess.start<{ readonly port: number }>(bench.processFile('relayServer'), {
    job,
    flags: job.side === 'ours' ? bench.serverFlags : [],
  });
  return {
    port: relay.ready.port,
    cpuMs: () => relay.ask<number>('cpuMs'),
    stop: () => relay.stop(),
  };
}

/** With the size of its buffer that its manual page gives as the default. */
async function socat(target: number): Promise<Relay> {
  const listen = 'TCP4-LISTEN:0,bind=127.0.0.1,fork';
  const child = spawn('socat', ['-d', '-d', '-b', '8192', listen, `TCP4:127.0.0.1:${target}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let port = 0;
  for await (const line of createInterface({ input: child.stderr })) {
    port = Number(/listening on AF=2 127\.0\.0\.1:(\d+)/.exec(line)?.[1] ?? 0);
    if (port > 0) break;
  }
  child.stderr.resume();
  return {
    port,
    cpuMs: () => Promise.resolve(0),
    stop: async () => {
      const ended = once(child, 'exit');
      // With the children of its own, which pass on.
      if (child.pid !== undefined) process.kill(-child.pid);
      await ended;
    },
  };
}
