/**
 * Sends what is too large to hold, piece by piece: the next one is asked for when every receiver's kernel has taken
 * the one before. So a slow reader slows the source, and at most one piece waits.
 */
import type { Failure } from '../model/result.ts';
import type { Engine } from './engine.ts';
import { untilAborted } from './connection/untilAborted.ts';
import { failureWith } from '../node/failures.ts';

/** What became of the pieces on one connection. */
export interface Delivery {
  readonly connection: number;
  /** What the kernel has taken. */
  readonly bytes: number;
  /** Why it did not get everything. */
  readonly failure?: Failure;
}

export interface SendPiecesOptions {
  readonly engine: Engine;
  /** Stream connections. One that ends is left behind, and the others go on. */
  readonly connections: readonly number[];
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Stops before the next piece; the one under way still goes out. */
  readonly signal?: AbortSignal;
  /** Bytes of the source that are out, after each piece. */
  readonly onProgress?: (bytes: number) => void;
}

interface Receiver {
  readonly connection: number;
  bytes: number;
  /** How the connection ended, where it has. */
  ending?: Failure;
  failure?: Failure;
}

/** Settles with a delivery for each connection; rejects only when the source does. */
export async function sendPieces(options: SendPiecesOptions): Promise<Delivery[]> {
  const { engine, connections, pieces, signal, onProgress } = options;
  const receivers = connections.map((connection): Receiver => ({ connection, bytes: 0 }));
  const stopWatching = watchEndings(engine, receivers);
  try {
    let progress = 0;
    for await (const piece of pieces) {
      if (signal?.aborted === true) break;
      const live = receivers.filter(({ failure }) => failure === undefined);
      const taken = await Promise.all(live.map((receiver) => write(engine, receiver, piece, signal)));
      if (!taken.includes(true)) {
        // How they end says more than that nothing can be sent.
        const ended = Promise.all(receivers.map(({ connection }) => engine.whenDrained(connection)));
        await untilAborted(ended, signal);
        break;
      }
      progress += piece.length;
      onProgress?.(progress);
    }
  } finally {
    stopWatching();
  }
  return receivers.map(delivery);
}

function delivery({ connection, bytes, ending, failure }: Receiver): Delivery {
  return failure === undefined ? { connection, bytes } : { connection, bytes, failure: ending ?? failure };
}

/** Whether the piece was taken to be sent. */
async function write(
  engine: Engine,
  receiver: Receiver,
  piece: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const written = await engine.write(receiver.connection, piece, signal);
  const failure = written.ok ? written.value.failure : written.failure;
  if (failure !== undefined) receiver.failure = failure;
  if (written.ok) receiver.bytes += written.value.bytes;
  return written.ok;
}

/** Notes how receivers end: what is refused after that does not say it. */
function watchEndings(engine: Engine, receivers: readonly Receiver[]): () => void {
  const byConnection = new Map(receivers.map((receiver) => [receiver.connection, receiver]));
  return engine.subscribe((event) => {
    if (event.type !== 'reset' && event.type !== 'closed' && event.type !== 'error') return;
    const receiver = byConnection.get(event.connection ?? -1);
    if (receiver === undefined) return;
    const why = event.type === 'closed' ? undefined : event.failure;
    receiver.ending ??= why ?? failureWith('ECONNABORTED', 'send');
  });
}
