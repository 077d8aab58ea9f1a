/**
 * The outgoing half of a stream connection: data is queued, passed to the link piece by piece, and counted and reported
 * when the kernel accepts it.
 *
 *   send → queue → link.write → kernel → `data out`
 */
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureOf, failureWith } from '../../node/failures.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { Sent, Written } from '../contracts/openConnection.ts';
import type { StreamLink } from '../link/link.ts';
import { borrowedBytes, returnBytes } from '../link/readBuffer.ts';
import { SendQueue } from './sendQueue.ts';
import { reportData } from './reportData.ts';
import { TakenWaiters } from './takenWaiters.ts';
import { untilAborted } from './untilAborted.ts';
import { Waiters } from './waiters.ts';

/** Above this much unsent data, a responder's connection is not read until the peer catches up. */
export const backPressureBytes = 256 * 1024;

interface SentOn {
  readonly id: number;
  readonly link: StreamLink;
  readonly remote: string;
}

export interface StreamSenderHooks {
  /** The kernel has accepted everything. */
  readonly onAllSent: () => void;
  /** The same, after `onAllSent` and its consequences, whether the data had to wait or not. */
  readonly onDrained: () => void;
  /** A write has failed. The link stays open; `letGo` destroys it with the error. */
  readonly onFailed: (failure: Failure, letGo: () => void) => void;
}

export class StreamSender {
  /** Bytes accepted by the kernel. */
  bytesOut = 0;
  readonly #context: EndpointContext;
  readonly #options: SentOn;
  readonly #hooks: StreamSenderHooks;
  #link: StreamLink;
  readonly #queue = new SendQueue();
  readonly #drainWaiters = new Waiters();
  /** Created on first use: replies are not waited for. */
  #takenWaiters: TakenWaiters | undefined;
  #waiting = false;
  #failure: Failure | undefined;
  /** Why no more data is accepted, once it is over. */
  #ending: Failure | undefined;
  #isOver = false;
  /** Called once everything sent before `hold` is accepted. */
  #onHeld: (() => void) | undefined;

  constructor(context: EndpointContext, options: SentOn, hooks: StreamSenderHooks) {
    this.#context = context;
    this.#options = options;
    this.#hooks = hooks;
    this.#link = options.link;
  }

  /** Bytes accepted from the user and not by the kernel. */
  get unsentBytes(): number {
    return this.#queue.unsentBytes;
  }

  send(bytes: Uint8Array): Result<Sent> {
    const { id: connection, remote } = this.#options;
    if (!this.#queue.hasRoomFor(bytes)) {
      const dropped = { where: 'sendQueue', count: 1, bytes: bytes.length } as const;
      this.#context.report({ type: 'dropped', call: 'send', connection, ...dropped });
      return fail(failureWith('ENOBUFS', 'send', remote));
    }
    const isFirst = this.unsentBytes === 0;
    const isInPlace = isFirst && !this.#queue.isHeld && this.#link.takesInPlace(bytes);
    this.#queue.add(isInPlace ? bytes : borrowedBytes(bytes));
    this.pump();
    // Refused immediately and as a whole: it was never accepted, so it is not lost either.
    if (this.#failure !== undefined && isFirst && this.unsentBytes === bytes.length) {
      this.#queue.forget();
      return fail(this.#failure);
    }
    return success({ bytes: bytes.length, waits: this.#waiting });
  }

  async write(bytes: Uint8Array, signal: AbortSignal | undefined): Promise<Result<Written>> {
    const from = this.bytesOut + this.unsentBytes;
    const upTo = from + bytes.length;
    const sent = this.send(bytes);
    if (!sent.ok) return sent;
    if (this.bytesOut < upTo)
      await untilAborted((this.#takenWaiters ??= new TakenWaiters()).wait(upTo), signal);
    // All of it is accepted; or the caller has stopped waiting, and it still goes out.
    const isWell = this.bytesOut >= upTo || (this.#failure === undefined && !this.#isOver);
    if (isWell) return success({ bytes: bytes.length });
    const failure = this.#ending ?? this.#failure ?? failureWith('ECONNABORTED', 'send');
    return success({ bytes: Math.max(0, this.bytesOut - from), failure });
  }

  /** Settles when the queue is empty and no send has failed, or when the connection is over. */
  whenDrained(): Promise<void> {
    const isDrained = this.unsentBytes === 0 && this.#failure === undefined;
    return this.#isOver || isDrained ? Promise.resolve() : this.#drainWaiters.wait();
  }

  /**
   * What is sent from now on waits for `continueOver`.
   *
   * @param onHeld called once the kernel has accepted everything sent before, at once where it has
   */
  hold(onHeld: () => void): void {
    this.#queue.hold();
    this.#onHeld = onHeld;
    this.#checkHeld();
  }

  /** Whether something was sent since `hold`. */
  get holdsBytes(): boolean {
    return this.#queue.holdsBytes;
  }

  /** Sends what was held, and all that follows, over this link. */
  continueOver(link: StreamLink): void {
    this.#link = link;
    this.#onHeld = undefined;
    this.#queue.release();
    this.pump();
  }

  #checkHeld(): void {
    if (!this.#queue.isAtHold) return;
    const onHeld = this.#onHeld;
    this.#onHeld = undefined;
    onHeld?.();
  }

  /** Passes the link as much as the kernel accepts immediately, and one more write, which is then pending. */
  pump(): void {
    while (!this.#link.isWriting && !this.#isOver) {
      const piece = this.#queue.next();
      if (piece === undefined) break;
      this.#link.write(piece);
    }
    if (this.#isOver || this.#failure !== undefined) return;
    if (this.#link.isFull && !this.#waiting) this.#waits();
    if (this.unsentBytes === 0) this.#hooks.onAllSent();
  }

  /**
   * Reports how much of the pending writes the kernel has accepted, before the link is destroyed. Nothing is reported
   * afterwards.
   */
  settle(): void {
    this.#settle(this.#link.unwrittenBytes);
  }

  /** The kernel has accepted the oldest write. */
  taken(): void {
    const piece = this.#queue.taken();
    if (piece === undefined) return;
    this.#reportData(piece);
    returnBytes(piece);
    this.pump();
    if (this.unsentBytes === 0) this.#drained();
    this.#checkHeld();
  }

  /** A write has failed; the kernel never accepted `unwrittenBytes` of it, which stay counted as unsent, hence lost. */
  writeFailed(error: Error, unwrittenBytes: number, letGo: () => void): void {
    this.#settle(unwrittenBytes);
    this.#failure = failureOf(error, undefined, this.#options.remote);
    this.#hooks.onFailed(this.#failure, letGo);
  }

  /** The connection is closed: queued bytes remain counted, but are dropped. */
  dispose(ending: Failure | undefined): void {
    this.#isOver = true;
    this.#onHeld = undefined;
    this.#ending = ending;
    this.#queue.clear();
    this.#takenWaiters?.settleAll();
    this.#drainWaiters.settle();
  }

  #settle(unwritten: number): void {
    for (const piece of this.#queue.settle(unwritten)) this.#reportData(piece);
  }

  #waits(): void {
    this.#waiting = true;
    const { id: connection } = this.#options;
    this.#context.report({ type: 'waiting', call: 'send', connection, queued: this.unsentBytes });
  }

  #drained(): void {
    const { id: connection } = this.#options;
    if (this.#waiting) {
      this.#waiting = false;
      this.#context.report({ type: 'drained', call: 'send', connection });
    }
    this.#drainWaiters.settle();
    this.#hooks.onDrained();
  }

  #reportData(bytes: Uint8Array): void {
    reportData(this.#context, this.#options.id, 'out', bytes, this.bytesOut);
    this.bytesOut += bytes.length;
    this.#takenWaiters?.taken(this.bytesOut);
  }
}
