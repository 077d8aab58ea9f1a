/** The end of an endpoint. */
import type { ConnectionSum } from '../contracts/openConnection.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';

/** Sums up the connections of an endpoint, and reports them once as `closed`. */
export class EndpointEnd {
  /** Settles after the event. Never rejects. */
  readonly closed: Promise<void>;
  readonly #context: EndpointContext;
  readonly #openedAt: number;
  #bytesIn = 0;
  #bytesOut = 0;
  #lost = 0;
  #isReported = false;
  #settle: () => void = () => undefined;

  constructor(context: EndpointContext) {
    this.#context = context;
    this.#openedAt = context.clock.nowUs();
    this.closed = new Promise((resolve) => (this.#settle = resolve));
  }

  /** Adds a connection that has ended. */
  add({ bytesIn, bytesOut, lost }: ConnectionSum): void {
    this.#bytesIn += bytesIn;
    this.#bytesOut += bytesOut;
    this.#lost += lost;
  }

  report(): void {
    if (this.#isReported) return;
    this.#isReported = true;
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
