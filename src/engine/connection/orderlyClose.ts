/**
 * How a stream is closed so that its peer gets what it was sent. A `close` with input unread, or with input that
 * comes after it, makes the kernel reset the connection and forget what it still had to deliver (RFC 1122 section
 * 4.2.2.13, RFC 2525 section 2.17). So whoever talks is heard out first, as web servers do (RFC 9112 section 9.6):
 *
 *   all sent ─ a quiet peer ────────────────────────────────────► close
 *            └ one that talks ─ shutdown (FIN), read ─ its FIN ─► close
 */
import type { Clock } from '../../node/clock.ts';
import { InputDrain } from './inputDrain.ts';

/** Somebody's stop waits this long for what is queued and for a peer that talks; then it is lost, and said so. */
export const closeGraceMs = 500;
/** Of a reply so large the kernel may hold a part for long, which a close must not have it forget. */
export const largeReplyBytes = 64 * 1024;

export interface OrderlyCloseOptions {
  readonly clock: Pick<Clock, 'timer'>;
  /** The peer is known to talk, as where input waits unread; or it must be reckoned with. */
  readonly talks: boolean;
  /** Ends our side, where it is not ended yet. */
  readonly shutdown: () => void;
  readonly destroy: () => void;
}

export class OrderlyClose {
  readonly #options: OrderlyCloseOptions;
  #talks: boolean;
  #allSent = false;
  #peerEnded = false;
  #drain: InputDrain | undefined;
  #cancelLook: () => void = () => undefined;
  #cancelGrace: (() => void) | undefined;
  #isOver = false;

  constructor(options: OrderlyCloseOptions) {
    this.#options = options;
    this.#talks = options.talks;
  }

  /** The peer was heard since the close was asked for, so that more may be on its way. */
  get talks(): boolean {
    return this.#talks && !this.#peerEnded;
  }

  /** Something was read. */
  received(): void {
    this.#talks = true;
    this.#drain?.received();
  }

  /** The kernel has all there was to send. */
  sent(peerEnded: boolean): void {
    if (this.#allSent || this.#isOver) return;
    this.#allSent = true;
    this.#peerEnded ||= peerEnded;
    if (this.#peerEnded) this.#finish();
    else if (this.#talks) this.#hearOut();
    else this.#look();
  }

  /** Somebody waits for it: whatever is left after `closeGraceMs` is given up. */
  hurry(): void {
    if (!this.#isOver) this.#cancelGrace ??= this.#options.clock.timer(closeGraceMs, () => this.#finish());
  }

  peerEnded(): void {
    this.#peerEnded = true;
    if (this.#allSent) this.#finish();
  }

  dispose(): void {
    this.#isOver = true;
    this.#cancelLook();
    this.#cancelGrace?.();
    this.#drain?.dispose();
  }

  /** Of the loop and not of a clock: the poll between two `setImmediate` reads what the kernel has, if it has any. */
  #look(): void {
    let look = setImmediate(() => {
      look = setImmediate(() => (this.#talks ? this.#hearOut() : this.#finish()));
    });
    this.#cancelLook = () => clearImmediate(look);
  }

  #hearOut(): void {
    this.#options.shutdown();
    this.#drain = new InputDrain(this.#options.clock, () => this.#finish());
  }

  #finish(): void {
    if (this.#isOver) return;
    this.dispose();
    this.#options.destroy();
  }
}
