/** Watches what comes back after a send, for a bounded time. */
import type { EngineEvent } from '../../model/engineEvent.ts';
import { formatDuration } from '../../model/units.ts';
import type { Clock } from '../../node/clock.ts';
import { bytesText, shownBytes } from './bytesText.ts';

/** The longest wait for an answer. */
const waitMs = 2000;

export interface AnswerSource {
  readonly engine: { subscribe(listener: (event: EngineEvent) => void): () => void };
  readonly clock: Pick<Clock, 'nowUs' | 'timer'>;
}

export class AnswerWatch {
  readonly #connections: ReadonlySet<number>;
  readonly #clock: AnswerSource['clock'];
  readonly #changed: () => void;
  readonly #sentUs: number;
  readonly #end: () => void;
  #first: Uint8Array = new Uint8Array();
  #bytes = 0;
  #firstUs = 0;

  /** To be made before the send: an answer may come during it. */
  constructor({ engine, clock }: AnswerSource, connections: readonly number[], changed: () => void) {
    this.#connections = new Set(connections);
    this.#clock = clock;
    this.#changed = changed;
    this.#sentUs = clock.nowUs();
    const unsubscribe = engine.subscribe((event) => this.#apply(event));
    const cancel = clock.timer(waitMs, unsubscribe);
    this.#end = () => {
      cancel();
      unsubscribe();
    };
  }

  /** `← 15 B "hello" · 2 ms`: what has come so far, and when its first bytes did; empty: nothing. */
  get text(): string {
    if (this.#bytes === 0) return '';
    return `← ${bytesText(this.#first, { length: this.#bytes })} · ${formatDuration(this.#firstUs - this.#sentUs)}`;
  }

  stop(): void {
    this.#end();
  }

  #apply(event: EngineEvent): void {
    if (event.type !== 'data' || event.direction !== 'in' || !this.#connections.has(event.connection)) return;
    if (this.#bytes === 0) this.#firstUs = this.#clock.nowUs();
    this.#bytes += event.bytes.length;
    const missing = shownBytes - this.#first.length;
    // Copied, because the engine's bytes are only valid during the event.
    if (missing > 0) this.#first = Uint8Array.from([...this.#first, ...event.bytes.subarray(0, missing)]);
    this.#changed();
  }
}
