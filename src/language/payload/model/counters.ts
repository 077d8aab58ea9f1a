import type { CounterPart } from './payloadPart.ts';

/**
 * Counters that go on from payload to payload: whoever sends (`of`) has one for each way to count, wherever it is
 * written.
 */
export class SharedCounters {
  readonly #numbers = new Map<string, bigint>();

  /** The first time `first`, then always `step` more. */
  next(of: string, first: bigint, step: bigint): bigint {
    const key = `${first} ${step} ${of}`;
    const last = this.#numbers.get(key);
    const number = last === undefined ? first : last + step;
    this.#numbers.set(key, number);
    return number;
  }
}

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
