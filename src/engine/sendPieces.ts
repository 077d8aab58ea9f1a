/**
 * Sends what is too large to hold, piece by piece: the next one is asked for when every receiver's kernel has taken
 * the one before. So a slow reader slows the source, and at most one piece waits.
 */
import type { Failure } from '../model/result.ts';
import type { Engine } from './engine.ts';
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
  /** Bytes the engine took and could not pass on. */
  lost: number;
  /** How the connection ended, where it has. */
  ending?: Failure;
  failure?: Failure;
}

/** Settles with a delivery for each connection; rejects only when the source does. */
export async function sendPieces(options: SendPiecesOptions): Promise<Delivery[]> {
  const { engine, connections, pieces, signal, onProgress } = options;
  const receivers = connections.map((connection): Receiver => ({ connection, bytes: 0, lost: 0 }));
  const stopWatching = watchEndings(engine, receivers);
  try {
    let progress = 0;
    for await (const piece of pieces) {
      if (signal?.aborted === true) break;
      const live = receivers.filter((receiver) => send(engine, receiver, piece));
      if (live.length === 0) {
        // How they end says more than that nothing can be sent.
        await drainedOrAborted(engine, receivers, signal);
        break;
      }
      await drainedOrAborted(engine, live, signal);

      progress += piece.length;
      onProgress?.(progress);
    }
  } finally {
    stopWatching();
  }
  return receivers.map(delivery);
}

function delivery({ connection, bytes, lost, ending, failure }: Receiver): Delivery {
  const why = failure === undefined ? (lost > 0 ? ending : undefined) : (ending ?? failure);
  const out = { connection, bytes: Math.max(0, bytes - lost) };
  return why === undefined ? out : { ...out, failure: why };
}

function send(engine: Engine, receiver: Receiver, piece: Uint8Array): boolean {
  if (receiver.failure !== undefined) return false;
  const result = engine.send(receiver.connection, piece);
  if (result.ok) receiver.bytes += piece.length;
  // How it ended says more than that it is over.
  else receiver.failure = receiver.ending ?? result.failure;
  return result.ok;
}

/** Notes how receivers end and what is lost by it: a send that was taken may still never go out. */
function watchEndings(engine: Engine, receivers: readonly Receiver[]): () => void {
  const byConnection = new Map(receivers.map((receiver) => [receiver.connection, receiver]));
  return engine.subscribe((event) => {
    if (event.type !== 'reset' && event.type !== 'closed' && event.type !== 'error') return;
    const receiver = byConnection.get(event.connection ?? -1);
    if (receiver === undefined) return;
    if (event.type === 'error') receiver.ending ??= event.failure;
    else {
      receiver.lost += event.lost;
      const told = event.type === 'reset' ? event.failure : undefined;
      receiver.ending ??= told ?? failureWith('ECONNABORTED', 'send');
    }
  });
}

async function drainedOrAborted(
  engine: Engine,
  receivers: readonly Receiver[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const drained = Promise.all(receivers.map(({ connection }) => engine.whenDrained(connection)));
  if (signal === undefined) {
    await drained;
    return;
  }
  if (signal.aborted) return;
  let abort = (): void => undefined;
  const aborted = new Promise<void>((resolve) => {
    abort = resolve;
  });
  // Taken off again each time: a large file has many pieces and one signal.
  signal.addEventListener('abort', abort);
  await Promise.race([drained, aborted]);
  signal.removeEventListener('abort', abort);
}
