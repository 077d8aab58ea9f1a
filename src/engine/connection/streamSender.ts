/**
 * The outgoing half of a stream connection: what is sent waits in a queue, goes to the link piece by piece, and is
 * counted and reported when the kernel has taken it.
 *
 *   send → queue → link.write → kernel → `data out`
 */
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureOf, failureWith } from '../../node/failures.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { Sent, Written } from '../contracts/openConnection.ts';
import type { StreamLink } from '../link/link.ts';
import { keptBytes } from '../link/readBuffer.ts';
import { SendQueue } from './sendQueue.ts';
import { reportData } from './reportData.ts';
import { TakenWaiters } from './takenWaiters.ts';
import { untilAborted } from './untilAborted.ts';
import { Waiters } from './waiters.ts';

/** Over this much unsent answer, a responder's connection is not read until the peer has read some. */
export const backPressureBytes = 256 * 1024;

interface SentOn {
  readonly id: number;
  readonly link: StreamLink;
  readonly remote: string;
}

export interface StreamSenderHooks {
  /** The kernel has everything there was to send. */
  readonly onAllSent: () => void;
  /** The same, after it had to wait or not, and when what follows from `onAllSent` is done. */
  readonly onDrained: () => void;
  /** A write has failed. The link lives on; `letGo` has it destroyed with the error. */
  readonly onFailed: (failure: Failure, letGo: () => void) => void;
}

export class StreamSender {
  /** What the kernel has taken. */
  bytesOut = 0;
  readonly #context: EndpointContext;
  readonly #options: SentOn;
  readonly #hooks: StreamSenderHooks;
  readonly #link: StreamLink;
  readonly #queue = new SendQueue();
  readonly #drainWaiters = new Waiters();
  /** Made when first needed: what is replied is not waited for. */
  #takenWaiters: TakenWaiters | undefined;
  #waiting = false;
  #failure: Failure | undefined;
  /** Why nothing is taken any more, once it is over. */
  #ending: Failure | undefined;
  #isOver = false;

  constructor(context: EndpointContext, options: SentOn, hooks: StreamSenderHooks) {
    this.#context = context;
    this.#options = options;
    this.#hooks = hooks;
    this.#link = options.link;
  }

  /** What was taken from the user, and not by the kernel. */
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
    this.#queue.add(keptBytes(bytes));
    this.pump();
    // Refused at once and as a whole: it was never taken, so that it is not lost either.
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
    // All of it is taken; or nobody waits for it any more, and it still goes out.
    const isWell = this.bytesOut >= upTo || (this.#failure === undefined && !this.#isOver);
    if (isWell) return success({ bytes: bytes.length });
    const failure = this.#ending ?? this.#failure ?? failureWith('ECONNABORTED', 'send');
    return success({ bytes: Math.max(0, this.bytesOut - from), failure });
  }

  /** Settles when nothing waits any more and no send has failed, or when it is over. */
  whenDrained(): Promise<void> {
    const isDrained = this.unsentBytes === 0 && this.#failure === undefined;
    return this.#isOver || isDrained ? Promise.resolve() : this.#drainWaiters.wait();
  }

  /** Gives the link as much as it passes straight on to the kernel, and one write more, which then waits. */
  pump(): void {
    while (!this.#link.isWriting && !this.#isOver) {
      const piece = this.#queue.next();
      if (piece === undefined) break;
      this.#link.write(piece);
    }
    if (this.#isOver || this.#failure !== undefined) return;
    if (this.#link.isWriting && !this.#waiting) this.#waits();
    if (this.unsentBytes === 0) this.#hooks.onAllSent();
  }

  /** Reports how much of the writes under way the kernel has taken, before the link is destroyed; nothing more after. */
  settle(): void {
    this.#settle(this.#link.unwrittenBytes);
  }

  /** The kernel has taken the oldest write. */
  taken(): void {
    const piece = this.#queue.taken();
    if (piece === undefined) return;
    this.#reportData(piece);
    this.pump();
    if (this.unsentBytes === 0) this.#drained();
  }

  /** A write has failed; `unwrittenBytes` of it the kernel never took. They stay among the unsent, as lost. */
  writeFailed(error: Error, unwrittenBytes: number, letGo: () => void): void {
    this.#settle(unwrittenBytes);
    this.#failure = failureOf(error, undefined, this.#options.remote);
    this.#hooks.onFailed(this.#failure, letGo);
  }

  /** The connection is closed: what waits stays counted, and nothing of it is kept. */
  dispose(ending: Failure | undefined): void {
    this.#isOver = true;
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
