import { BenchProcess } from '../benchProcess.ts';
import type { Bench } from '../figure.ts';
import type { Pair } from '../interleaved.ts';
import type { ServerJob } from '../processes/serverAnswers.ts';

export interface ServerAndClient {
  readonly server: BenchProcess<{ readonly port: number }>;
  readonly client: BenchProcess<null>;
}

/** A fresh server of one side and a fresh client of it, in two processes, for as long as `use` takes. */
export async function withServer<T>(
  bench: Bench,
  side: keyof Pair<unknown>,
  kind: ServerJob['kind'],
  clientName: string,
  use: (both: ServerAndClient) => Promise<T>,
): Promise<T> {
  const server = await BenchProcess.start<{ readonly port: number }>(
    bench.processFile(side === 'ours' ? 'engineServer' : 'plainServer'),
    { job: { kind }, flags: ['--expose-gc', ...(side === 'ours' ? bench.serverFlags : [])] },
  );
  const client = await BenchProcess.start<null>(bench.processFile(clientName), {
    job: { port: server.ready.port, isTls: kind === 'tlsSink' },
  });
  try {
    return await use({ server, client });
  } finally {
    await client.stop();
    await server.stop();
  }
}
