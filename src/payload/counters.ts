import type { CounterPart } from './payloadPart.ts';

/** The counters of parsed payloads: each goes on from send to send as long as its payload is not parsed anew. */
export class Counters {
  readonly #numbers = new WeakMap<CounterPart, bigint>();

  /** The first time `first`, then always `step` more. */
  next(counter: CounterPart, first: bigint, step: bigint): bigint {
    const last = this.#numbers.get(counter);
    const number = last === undefined ? first : last + step;
    this.#numbers.set(counter, number);
    return number;
  }
}
