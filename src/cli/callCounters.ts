import type { PayloadEnvironment } from '../payload/environment.ts';

/** `counter()` over all payloads of a call: those with the same start and step are one, a step on at each send. */
export class CallCounters {
  readonly #counters = new Map<string, { number: bigint; send: number }>();
  #send = 0;

  /** The payload that is made next is another send. */
  nextSend(): void {
    this.#send++;
  }

  readonly next: NonNullable<PayloadEnvironment['counter']> = (_part, first, step) => {
    const key = `${first} ${step}`;
    const counter = this.#counters.get(key);
    if (counter === undefined) {
      this.#counters.set(key, { number: first, send: this.#send });
      return first;
    }
    if (counter.send !== this.#send) counter.number += step;
    counter.send = this.#send;
    return counter.number;
  };
}
