import type { ConnectionSum } from '../contracts/openConnection.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';

/** The last word of an endpoint: what its connections came to in all, told once as `closed`. */
export class EndpointEnd {
  /** Settles after the event. Never rejects. */
  readonly closed: Promise<void>;
  readonly #context: EndpointContext;
  readonly #openedAt: number;
  #bytesIn = 0;
  #bytesOut = 0;
  #lost = 0;
  #told = false;
  #settle: () => void = () => undefined;

  constructor(context: EndpointContext) {
    this.#context = context;
    this.#openedAt = context.clock.nowUs();
    this.closed = new Promise((resolve) => (this.#settle = resolve));
  }

  /** Counts a connection that has ended. */
  add({ bytesIn, bytesOut, lost }: ConnectionSum): void {
    this.#bytesIn += bytesIn;
    this.#bytesOut += bytesOut;
    this.#lost += lost;
  }

  report(): void {
    if (this.#told) return;
    this.#told = true;
    this.#context.report({
      type: 'closed',
      call: 'close',
      bytesIn: this.#bytesIn,
      bytesOut: this.#bytesOut,
      lost: this.#lost,
      openUs: this.#context.clock.nowUs() - this.#openedAt,
    });
    this.#settle();
  }
}
