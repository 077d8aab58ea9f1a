/** What was sent from the lines of one document, and what came back, to be shown at the ends of the lines. */
import type { LineNote } from '../../model/lineNote.ts';
import { formatBytes } from '../../model/units.ts';
import { AnswerWatch, type AnswerSource } from './answerWatch.ts';

/** Nobody reads faster, and an answer may be a flood of chunks. */
const drawIntervalMs = 100;
/** Most lines that are remembered. */
const linesLimit = 500;

interface SentLine {
  readonly bytes: number;
  readonly watch: AnswerWatch;
}

/** A send that is about to be made. */
export interface SendingLine {
  sent(bytes: number): void;
  failed(): void;
}

export class SentLines {
  readonly #source: AnswerSource;
  readonly #changed: () => void;
  readonly #lines = new Map<number, SentLine>();
  #latest: AnswerWatch | undefined;
  /** Cancels a pending call of `#changed`. */
  #cancel: (() => void) | undefined;

  constructor(source: AnswerSource, changed: () => void) {
    this.#source = source;
    this.#changed = changed;
  }

  /** `line`: the last line of what is sent, from 1. What comes from now on answers this send, not the one before. */
  begin(line: number, connections: readonly number[]): SendingLine {
    this.#latest?.stop();
    const watch = new AnswerWatch(this.#source, connections, () => {
      if (this.#lines.get(line)?.watch === watch) this.#changedSoon();
    });
    this.#latest = watch;
    return {
      sent: (bytes) => {
        this.#lines.delete(line);
        const [oldest] = this.#lines.keys();
        if (oldest !== undefined && this.#lines.size >= linesLimit) this.#lines.delete(oldest);
        this.#lines.set(line, { bytes, watch });
        this.#changed();
      },
      failed: () => watch.stop(),
    };
  }

  /** `→ 12 B  ← 15 B "hello" · 2 ms` */
  list(): LineNote[] {
    return Array.from(this.#lines, ([line, { bytes, watch }]) => {
      const answer = watch.text === '' ? '' : `  ${watch.text}`;
      return { line, text: `→ ${formatBytes(bytes)}${answer}` };
    });
  }

  /** Ends the wait for an answer. */
  stop(): void {
    this.#latest?.stop();
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #changedSoon(): void {
    this.#cancel ??= this.#source.clock.timer(drawIntervalMs, () => {
      this.#cancel = undefined;
      this.#changed();
    });
  }
}
