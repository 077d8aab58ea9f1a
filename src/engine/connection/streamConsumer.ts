/**
 * The consumer of a stream connection's bytes: a responder and its reply. A connection may have none; the other side of
 * a relay can take its place.
 */
import type { Clock } from '../../node/clock.ts';
import { keptBytes } from '../link/readBuffer.ts';
import type { Reply, Responder } from '../responders/responder.ts';

export class StreamConsumer {
  /** The last reply is being sent: nothing more is passed to the responder. */
  isPassedOver = false;
  readonly #responder: Responder;
  readonly #reply: () => Reply;
  readonly #clock: Pick<Clock, 'soon'>;
  #isDrainScheduled = false;
  #isDisposed = false;

  /** @param reply created on first use */
  constructor(responder: Responder, reply: () => Reply, clock: Pick<Clock, 'soon'>) {
    this.#responder = responder;
    this.#reply = reply;
    this.#clock = clock;
  }

  /** @param isNew whether the connection was just made, or existed before the responder */
  start(isNew: boolean): void {
    this.#responder.start?.(this.#reply());
    if (isNew) this.#responder.connect?.(this.#reply());
  }

  /** Whether the responder retains the bytes it is given. */
  get keepsBytes(): boolean {
    return this.#responder.keepsBytes === true;
  }

  /** Valid during the call only, unless `keepsBytes`. */
  chunk(bytes: Uint8Array): void {
    if (this.isPassedOver || this.#responder.data === undefined) return;
    this.#responder.data(this.keepsBytes ? keptBytes(bytes) : bytes, this.#reply());
  }

  /** The peer has ended its side; a promise settles when the remaining replies are sent. */
  ended(): Promise<void> | undefined {
    return this.#responder.end?.(this.#reply()) ?? undefined;
  }

  /** The kernel has accepted everything: the responder may send more, after pending I/O. */
  drained(): void {
    if (this.#responder.drained === undefined || this.#isDrainScheduled) return;
    this.#isDrainScheduled = true;
    this.#clock.soon(() => {
      this.#isDrainScheduled = false;
      if (!this.#isDisposed && this.#reply().unsent === 0) this.#responder.drained?.(this.#reply());
    });
  }

  passOver(): void {
    this.isPassedOver = true;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#responder.dispose?.();
  }
}
