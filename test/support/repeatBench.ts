import { fail, success, type Result } from '../../src/model/result.ts';
import { RepeatSender, type RepeatPayload } from '../../src/app/repeats/repeatSender.ts';
import { FakeClock } from './fakeClock.ts';

/** A repeat sender on a fake clock, with targets that accept everything, block, or fail. */
export class RepeatBench {
  readonly clock = new FakeClock();
  /** All sends with their times in milliseconds. */
  readonly sends: { readonly atMs: number; readonly to: number; readonly text: string }[] = [];
  /** The code with which sends fail. */
  refusal: string | undefined;
  changes = 0;
  readonly sender = new RepeatSender({
    clock: this.clock,
    send: (to, bytes) => this.#send(to, bytes),
    whenDrained: () => this.#drained,
    labelOf: (to) => `#${to}`,
    onChanged: () => {
      this.changes += 1;
    },
  });
  #drained = Promise.resolve();
  #drain: () => void = () => undefined;

  /** Makes further sends block. */
  fill(): void {
    this.#drained = new Promise((resolve) => {
      this.#drain = resolve;
    });
  }

  async drain(): Promise<void> {
    this.#drain();
    this.#drained = Promise.resolve();
    await settled();
  }

  /** `text` followed by a number that counts from 1. */
  counting(text: string): RepeatPayload {
    let count = 0;
    return { key: text, what: text, encode: () => success(Buffer.from(`${text}${++count}`)) };
  }

  /** Advances the time in small steps, letting promises settle in between. */
  async go(ms: number, stepMs = 1): Promise<void> {
    for (let gone = 0; gone < ms; gone += stepMs) {
      this.clock.advance(Math.min(stepMs, ms - gone));
      await settled();
    }
  }

  times(): number[] {
    return this.sends.map(({ atMs }) => atMs);
  }

  #send(to: number, bytes: Uint8Array): Result<{ bytes: number }> {
    if (this.refusal !== undefined)
      return fail({ code: this.refusal, message: `Refused by ${this.refusal}` });
    this.sends.push({ atMs: this.clock.nowUs() / 1000, to, text: Buffer.from(bytes).toString() });
    return success({ bytes: bytes.length });
  }
}

/** Lets pending promises settle. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}
