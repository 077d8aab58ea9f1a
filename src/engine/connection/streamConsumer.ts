/**
 * What receives the bytes of a stream connection: a responder, with the reply it sends by. Where there is none, nobody
 * does; a relay's other side can stand in its place.
 */
import type { Clock } from '../../node/clock.ts';
import { keptBytes } from '../link/readBuffer.ts';
import type { Reply, Responder } from '../responders/responder.ts';

export class StreamConsumer {
  /** The last reply is under way: nothing more is passed to the responder. */
  isPassedOver = false;
  readonly #responder: Responder;
  readonly #reply: () => Reply;
  readonly #clock: Pick<Clock, 'soon'>;
  #isDrainScheduled = false;
  #isDisposed = false;

  /** @param reply made when it is first asked for */
  constructor(responder: Responder, reply: () => Reply, clock: Pick<Clock, 'soon'>) {
    this.#responder = responder;
    this.#reply = reply;
    this.#clock = clock;
  }

  /** @param isNew whether the connection has just been made; else it was there before the responder */
  start(isNew: boolean): void {
    this.#responder.start?.(this.#reply());
    if (isNew) this.#responder.connect?.(this.#reply());
  }

  /** It keeps bytes that it is given. */
  get keepsBytes(): boolean {
    return this.#responder.keepsBytes === true;
  }

  /** Valid during the call only, unless it keeps bytes. */
  chunk(bytes: Uint8Array): void {
    if (this.isPassedOver || this.#responder.data === undefined) return;
    this.#responder.data(this.keepsBytes ? keptBytes(bytes) : bytes, this.#reply());
  }

  /** The peer has ended its side; a promise settles when what is left to reply is sent. */
  ended(): Promise<void> | undefined {
    return this.#responder.end?.(this.#reply()) ?? undefined;
  }

  /** Everything is with the kernel: the responder may send more, once pending I/O has had its turn. */
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
