import { createHash } from 'node:crypto';
import type { PayloadEnvironment } from '../../language/payload/model/environment.ts';

/** Payloads with counters that are remembered; those sent longest ago start anew. */
const payloadLimit = 1000;

export interface CounterTurn {
  /** The numbers of the next send; asking does not use them up. */
  readonly counter: NonNullable<PayloadEnvironment['counter']>;
  /** They went out: the next send gets others. */
  readonly used: () => void;
}

/** Where the counters stand of what was sent, for each target and text: a text is parsed anew at each send. */
export class SentCounters {
  /** The last number of each counter by where it stands in its text; in the order they were sent last. */
  readonly #numbers = new Map<string, ReadonlyMap<number, bigint>>();

  turn(text: string, to: number | undefined): CounterTurn {
    let key: string | undefined;
    const keyOf = (): string => (key ??= `${to ?? ''} ${createHash('sha256').update(text).digest('base64')}`);
    const next = new Map<number, bigint>();
    return {
      counter: ({ start }, first, step) => {
        const last = this.#numbers.get(keyOf())?.get(start);
        const number = last === undefined ? first : last + step;
        next.set(start, number);
        return number;
      },
      used: () => {
        if (next.size > 0) this.#keep(keyOf(), next);
      },
    };
  }

  #keep(key: string, numbers: ReadonlyMap<number, bigint>): void {
    this.#numbers.delete(key);
    this.#numbers.set(key, numbers);
    const [oldest] = this.#numbers.keys();
    if (this.#numbers.size > payloadLimit && oldest !== undefined) this.#numbers.delete(oldest);
  }
}
