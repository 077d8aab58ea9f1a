import { fail, success, type Result } from '../../src/model/result.ts';
import { RepeatSender, type RepeatPayload } from '../../src/app/repeats/repeatSender.ts';
import { FakeClock } from './fakeClock.ts';

/** A repeat sender on a clock of its own, with targets that take everything, nothing, or refuse. */
export class RepeatBench {
  readonly clock = new FakeClock();
  /** When each send came, in milliseconds, and what it was. */
  readonly sends: { readonly atMs: number; readonly to: number; readonly text: string }[] = [];
  /** The code that sends are refused with. */
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

  /** What is sent from now on waits. */
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

  /** `text` with a number that counts from 1. */
  counting(text: string): RepeatPayload {
    let count = 0;
    return { key: text, what: text, encode: () => success(Buffer.from(`${text}${++count}`)) };
  }

  /** Time goes on in small steps, and promises settle between them. */
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

/** What is promised by now has come. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}
