import type { EndpointContext } from './endpoint.ts';

/** The last word of an endpoint: what its connections came to in all, told once as `closed`. */
export class EndpointEnd {
  /** Settles after the event. Never rejects. */
  readonly closed: Promise<void>;
  readonly #context: EndpointContext;
  readonly #openedAt: number;
  #bytesIn = 0;
  #bytesOut = 0;
  #told = false;
  #settle: () => void = () => undefined;

  constructor(context: EndpointContext) {
    this.#context = context;
    this.#openedAt = context.clock.nowUs();
    this.closed = new Promise((resolve) => (this.#settle = resolve));
  }

  /** Counts a connection that has ended. */
  add({ bytesIn, bytesOut }: { readonly bytesIn: number; readonly bytesOut: number }): void {
    this.#bytesIn += bytesIn;
    this.#bytesOut += bytesOut;
  }

  tell(): void {
    if (this.#told) return;
    this.#told = true;
    this.#context.tell({
      type: 'closed',
      call: 'close',
      bytesIn: this.#bytesIn,
      bytesOut: this.#bytesOut,
      lost: 0,
      openUs: this.#context.clock.nowUs() - this.#openedAt,
    });
    this.#settle();
  }
}
