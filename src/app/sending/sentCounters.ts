/** The counters of payloads, which continue from send to send. */
import { createHash } from 'node:crypto';
import type { PayloadEnvironment } from '../../language/payload/model/environment.ts';

/** Most payloads tracked; the counters of those sent longest ago restart. */
const payloadLimit = 1000;

export interface CounterTurn {
  /** The numbers of the next send; reading them does not advance them. */
  readonly counter: NonNullable<PayloadEnvironment['counter']>;
  /** To be called once they are sent, to advance them. */
  readonly used: () => void;
}

/** The state of the counters, by target and text, as a text is parsed again for each send. */
export class SentCounters {
  /** The latest number of each counter by its position in the text; least recently sent first. */
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
