/**
 * Closes a stream such that the peer receives everything it was sent. A `close` with unread input, or with input that
 * arrives later, makes the kernel reset the connection and discard what it still had to deliver (RFC 1122 section
 * 4.2.2.13, RFC 2525 section 2.17). So the input of a peer that is sending is drained first, as web servers do (RFC
 * 9112 section 9.6):
 *
 *   all sent ─ the peer is silent ─────────────────────────────────────────► close
 *            └ the peer is sending ─ shutdown (FIN), drain ─ the peer's FIN ─► close
 */
import type { Clock } from '../../node/clock.ts';
import { InputDrain } from './inputDrain.ts';

/**
 * A close that someone waits for grants this long to queued data and to a peer that is sending; then the data is lost,
 * and reported so.
 */
export const closeGraceMs = 500;
/** The kernel may hold part of a reply this large for long, and a close must not discard it. */
export const largeReplyBytes = 64 * 1024;

export interface OrderlyCloseOptions {
  readonly clock: Pick<Clock, 'timer'>;
  /** The peer is sending, as unread input shows, or may be. */
  readonly peerIsSending: boolean;
  /** Ends our side, unless it has ended. */
  readonly shutdown: () => void;
  readonly destroy: () => void;
}

export class OrderlyClose {
  readonly #options: OrderlyCloseOptions;
  #peerIsSending: boolean;
  #allSent = false;
  #peerEnded = false;
  #drain: InputDrain | undefined;
  #cancelPoll: () => void = () => undefined;
  #cancelGrace: (() => void) | undefined;
  #isOver = false;

  constructor(options: OrderlyCloseOptions) {
    this.#options = options;
    this.#peerIsSending = options.peerIsSending;
  }

  /** Whether the peer has sent since the close was requested, so that more may be on its way. */
  get peerIsSending(): boolean {
    return this.#peerIsSending && !this.#peerEnded;
  }

  /** Data was received. */
  received(): void {
    this.#peerIsSending = true;
    this.#drain?.received();
  }

  /** The kernel has accepted all data. */
  sent(peerEnded: boolean): void {
    if (this.#allSent || this.#isOver) return;
    this.#allSent = true;
    this.#peerEnded ||= peerEnded;
    if (this.#peerEnded) this.#finish();
    else if (this.#peerIsSending) this.#drainInput();
    else this.#poll();
  }

  /** A caller waits for it: whatever is left after `closeGraceMs` is given up. */
  hurry(): void {
    if (!this.#isOver) this.#cancelGrace ??= this.#options.clock.timer(closeGraceMs, () => this.#finish());
  }

  peerEnded(): void {
    this.#peerEnded = true;
    if (this.#allSent) this.#finish();
  }

  dispose(): void {
    this.#isOver = true;
    this.#cancelPoll();
    this.#cancelGrace?.();
    this.#drain?.dispose();
  }

  /**
   * Uses the event loop rather than a clock: the poll phase between two `setImmediate` callbacks reads what the kernel
   * has, if anything.
   */
  #poll(): void {
    let immediate = setImmediate(() => {
      immediate = setImmediate(() => (this.#peerIsSending ? this.#drainInput() : this.#finish()));
    });
    this.#cancelPoll = () => clearImmediate(immediate);
  }

  #drainInput(): void {
    this.#options.shutdown();
    this.#drain = new InputDrain(this.#options.clock, () => this.#finish());
  }

  #finish(): void {
    if (this.#isOver) return;
    this.dispose();
    this.#options.destroy();
  }
}
