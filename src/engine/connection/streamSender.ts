/**
 * The outgoing half of a stream connection: what is sent waits in a queue, goes to the socket piece by piece, and is
 * counted and told when the kernel has taken it.
 *
 *   send → queue → socket.write → kernel → `data out`
 */
import type { Socket } from 'node:net';
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureOf, failureWith } from '../../node/failures.ts';
import { writeHandleOf, type WriteHandle } from '../link/nodeHandle.ts';
import type { EndpointContext, Sent } from '../contracts/endpoint.ts';
import { holdWriteError } from '../link/holdWriteError.ts';
import { SendQueue } from './sendQueue.ts';
import type { StreamConnectionOptions } from './streamConnectionOptions.ts';
import { tellData } from './tellData.ts';
import { Waiters } from './waiters.ts';

/** Over this much unsent answer, a responder's connection is not read until the peer has read some. */
export const backPressureBytes = 256 * 1024;

type SentOn = Pick<StreamConnectionOptions, 'id' | 'socket' | 'remote'>;

export interface StreamSenderHooks {
  /** The kernel has everything there was to send. */
  readonly onAllSent: () => void;
  /** The same, after it had to wait or not, and when what follows from `onAllSent` is done. */
  readonly onDrained: () => void;
  /** A write has failed. The socket lives on; `letGo` has it destroyed with the error, as Node would have at once. */
  readonly onFailed: (failure: Failure, letGo: () => void) => void;
}

export class StreamSender {
  /** What the kernel has taken. */
  bytesOut = 0;
  readonly #context: EndpointContext;
  readonly #options: SentOn;
  readonly #hooks: StreamSenderHooks;
  readonly #socket: Socket;
  readonly #handle: WriteHandle | undefined;
  readonly #queue = new SendQueue();
  readonly #drainWaiters = new Waiters();
  #isWatched = false;
  #waiting = false;
  /** Of the write under way: what the kernel left at first. */
  #leftAtFirst: number | undefined;
  #failure: Failure | undefined;
  #isOver = false;

  constructor(context: EndpointContext, options: SentOn, hooks: StreamSenderHooks) {
    this.#context = context;
    this.#options = options;
    this.#hooks = hooks;
    this.#socket = options.socket;
    this.#handle = writeHandleOf(options.socket);
  }

  /** What was taken from the user, and not by the kernel. */
  get unsentBytes(): number {
    return this.#queue.unsentBytes;
  }

  send(bytes: Uint8Array): Result<Sent> {
    const { id: connection, remote } = this.#options;
    if (!this.#queue.hasRoomFor(bytes)) {
      const dropped = { where: 'sendQueue', count: 1, bytes: bytes.length } as const;
      this.#context.tell({ type: 'dropped', call: 'send', connection, ...dropped });
      return fail(failureWith('ENOBUFS', 'send', remote));
    }
    const isFirst = this.unsentBytes === 0;
    this.#queue.add(bytes);
    this.pump();
    // Refused at once and as a whole: it was never taken, so that it is not lost either.
    if (this.#failure !== undefined && isFirst && this.unsentBytes === bytes.length) {
      this.#queue.forget();
      return fail(this.#failure);
    }
    return success({ bytes: bytes.length, waits: this.#waiting });
  }

  /** Settles when nothing waits any more and no send has failed, or when it is over. */
  whenDrained(): Promise<void> {
    const isDrained = this.unsentBytes === 0 && this.#failure === undefined;
    return this.#isOver || isDrained ? Promise.resolve() : this.#drainWaiters.wait();
  }

  /** Gives the socket as much as it passes straight on to the kernel, and one write more, which then waits. */
  pump(): void {
    if (!this.#isWatched && this.unsentBytes > 0) {
      this.#isWatched = true;
      holdWriteError(this.#socket, (error, letGo) => this.#failed(error, letGo));
    }
    while (this.#socket.writableLength === 0 && !this.#isOver) {
      const piece = this.#queue.next();
      if (piece === undefined) break;
      this.#leftAtFirst = undefined;
      this.#socket.write(piece, (error) => this.#written(error));
    }
    if (this.#isOver || this.#failure !== undefined) return;
    if (this.#socket.writableLength > 0) {
      this.#leftAtFirst ??= this.#handle?.writeQueueSize;
      if (!this.#waiting) this.#waits();
    }
    if (this.unsentBytes === 0) this.#hooks.onAllSent();
  }

  /** Tells what of the writes under way the kernel has taken, before the socket is destroyed; no more is told after. */
  settle(): void {
    this.#settle(this.#handle?.writeQueueSize ?? this.#socket.writableLength);
  }

  /** The connection is closed: what waits stays counted, and nothing of it is kept. */
  dispose(): void {
    this.#isOver = true;
    this.#queue.clear();
    this.#drainWaiters.settle();
  }

  #settle(unwritten: number): void {
    for (const piece of this.#queue.settle(unwritten)) this.#tellData(piece);
  }

  #failed(error: Error, letGo: () => void): void {
    // The handle has forgotten the write. What it took of it later than at first is not known, and arrived hardly.
    this.#settle(this.#leftAtFirst ?? this.#socket.writableLength);
    this.#failure = failureOf(error, undefined, this.#options.remote);
    this.#hooks.onFailed(this.#failure, letGo);
  }

  #waits(): void {
    this.#waiting = true;
    const { id: connection } = this.#options;
    this.#context.tell({ type: 'waiting', call: 'send', connection, queued: this.unsentBytes });
  }

  #written(error: Error | null | undefined): void {
    // A failed write is told by the socket's error event; its bytes stay among the unsent, as lost.
    if (error !== null && error !== undefined) return;
    const piece = this.#queue.taken();
    if (piece === undefined) return;
    this.#tellData(piece);
    this.pump();
    if (this.unsentBytes === 0) this.#drained();
  }

  #drained(): void {
    const { id: connection } = this.#options;
    if (this.#waiting) {
      this.#waiting = false;
      this.#context.tell({ type: 'drained', call: 'send', connection });
    }
    this.#drainWaiters.settle();
    this.#hooks.onDrained();
  }

  #tellData(bytes: Uint8Array): void {
    tellData(this.#context, this.#options.id, 'out', bytes, this.bytesOut);
    this.bytesOut += bytes.length;
  }
}
