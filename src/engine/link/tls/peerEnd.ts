/** How the peer ends its side: with a close_notify, which its FIN follows, or with a FIN alone. */
import type { TLSSocket } from 'node:tls';
import type { TlsWire } from './tlsWire.ts';

export interface PeerEndHooks {
  /** Nothing is told any more, or not yet: the session is not secured. */
  readonly isOver: () => boolean;
  /** `isMissing`: the FIN came without one, and what was received may be cut off. */
  readonly closeNotify: (isMissing: boolean) => void;
  /** After all data. `beforeFin`: the FIN has not come yet. */
  readonly ended: (beforeFin?: true) => void;
}

export class PeerEnd {
  readonly #session: TLSSocket;
  readonly #wire: TlsWire;
  readonly #hooks: PeerEndHooks;
  #finHasCome = false;
  #dataHasEnded = false;
  #isMissing = false;
  #isTold = false;

  constructor(session: TLSSocket, wire: TlsWire, hooks: PeerEndHooks) {
    this.#session = session;
    this.#wire = wire;
    this.#hooks = hooks;
    session.on('end', () => this.#dataEnded());
  }

  get finHasCome(): boolean {
    return this.#finHasCome;
  }

  get isTold(): boolean {
    return this.#isTold;
  }

  finCame(): void {
    this.#finHasCome = true;
    // What it sent before may still be on its way through the session.
    if (!this.#hooks.isOver()) setImmediate(() => this.#check());
  }

  /** Nothing follows: an end of the data is told now. */
  closed(): void {
    if (this.#dataHasEnded) this.#tell();
  }

  /** The peer's close_notify, or its FIN without one. */
  #dataEnded(): void {
    if (this.#hooks.isOver()) return;
    this.#dataHasEnded = true;
    this.#hooks.closeNotify(this.#isMissing);
    // The FIN is mostly in the same segment.
    if (this.#finHasCome) this.#tell();
    else afterNextPoll(() => this.#tell());
  }

  #tell(): void {
    if (this.#isTold || this.#hooks.isOver()) return;
    this.#isTold = true;
    this.#hooks.ended(...(this.#finHasCome ? [] : [true as const]));
  }

  #check(): void {
    if (this.#dataHasEnded || this.#hooks.isOver()) return;
    if (this.#session.readableLength > 0) {
      this.#session.once('data', () => setImmediate(() => this.#check()));
      return;
    }
    this.#isMissing = true;
    this.#wire.ended();
  }
}

/** The poll phase between two `setImmediate` callbacks reads what the kernel has, and ends what is being written. */
export function afterNextPoll(run: () => void): void {
  setImmediate(() => setImmediate(run));
}
