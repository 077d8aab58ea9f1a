/** The state of `counter()` across sends. */
import type { CounterPart } from './payloadPart.ts';

/** Counters shared across payloads: each sender (`of`) has one for each start and step, wherever it is written. */
export class SharedCounters {
  readonly #numbers = new Map<string, bigint>();

  /** Returns `first` the first time, then always `step` more. */
  next(of: string, first: bigint, step: bigint): bigint {
    const key = `${first} ${step} ${of}`;
    const last = this.#numbers.get(key);
    const number = last === undefined ? first : last + step;
    this.#numbers.set(key, number);
    return number;
  }
}

/** Counters of parsed payloads: each continues from send to send until its payload is parsed again. */
export class Counters {
  readonly #numbers = new WeakMap<CounterPart, bigint>();

  /** Returns `first` the first time, then always `step` more. */
  next(counter: CounterPart, first: bigint, step: bigint): bigint {
    const last = this.#numbers.get(counter);
    const number = last === undefined ? first : last + step;
    this.#numbers.set(counter, number);
    return number;
  }
}
