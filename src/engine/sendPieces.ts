/**
 * Sends data too large for memory piece by piece: the next piece is requested when every receiver's kernel has accepted
 * the current one. A slow reader slows the source, and at most one piece is queued.
 */
import type { Failure } from '../model/result.ts';
import type { Engine } from './engine.ts';
import { untilAborted } from './connection/untilAborted.ts';
import { failureWith } from '../node/failures.ts';

/** The outcome for one connection. */
export interface Delivery {
  readonly connection: number;
  /** Bytes accepted by the kernel. */
  readonly bytes: number;
  /** Why it did not get everything. */
  readonly failure?: Failure;
}

export interface SendPiecesOptions {
  readonly engine: Engine;
  /** Stream connections. One that ends is skipped, and the others continue. */
  readonly connections: readonly number[];
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Stops before the next piece; the current one still goes out. */
  readonly signal?: AbortSignal;
  /** Called after each piece, with the bytes sent so far. */
  readonly onProgress?: (bytes: number) => void;
}

interface Receiver {
  readonly connection: number;
  bytes: number;
  /** How the connection ended, if it has. */
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
        // How they end is more informative than that sending failed.
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

/** Whether the piece was accepted. */
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

/** Records how receivers end, as later refusals do not say. */
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
