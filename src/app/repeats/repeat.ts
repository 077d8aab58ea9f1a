/**
 * A payload sent repeatedly: the k-th send is due at start + k · period, however long the earlier ones took. If the
 * previous send is still queued, or the host was busy, a due send is skipped and counted: never a burst, and never more
 * than one in flight. With a period of 0 a send follows as soon as the previous one is out.
 */
import type { Clock } from '../../node/clock.ts';
import type { RepeatEnding } from '../../model/repeat.ts';
import type { Failure, Result } from '../../model/result.ts';
import { success } from '../../model/result.ts';

export interface RepeatPlan {
  readonly everyMs: number;
  /** Absent: until stopped. */
  readonly times?: number;
}

export interface RepeatSteps {
  readonly clock: Clock;
  /** Encodes the payload again and sends it. */
  readonly send: () => Result<unknown>;
  /** Settles when the target's queue is empty, or it is closed. */
  readonly whenDrained: () => Promise<void>;
  readonly onEnded: () => void;
}

export interface RepeatFigures {
  readonly sent: number;
  readonly skipped: number;
  readonly seconds: number;
  readonly perSecond: number;
}

/** The queue is full with other sends, which are waited for like the repeat's own. */
const isFull = ({ code }: Failure): boolean => code === 'ENOBUFS';

/** Timers have millisecond resolution: a shorter wait polls in turns of the event loop, which block nothing. */
const leastTimerUs = 500;

export class Repeat {
  readonly plan: RepeatPlan;
  readonly #steps: RepeatSteps;
  readonly #periodUs: number;
  #sent = 0;
  #skipped = 0;
  #startUs = 0;
  #lastSentUs = 0;
  #endUs: number | undefined;
  #ending: RepeatEnding | undefined;
  /** The last tick that was sent or skipped. */
  #tick = 0;
  #isInFlight = false;
  #cancelTimer: (() => void) | undefined;

  constructor(plan: RepeatPlan, steps: RepeatSteps) {
    this.plan = plan;
    this.#steps = steps;
    this.#periodUs = plan.everyMs * 1000;
  }

  /** Absent: it is running. */
  get ending(): RepeatEnding | undefined {
    return this.#ending;
  }

  /** Sends for the first time, immediately. If that fails, there is no repeat. */
  start(): Result<void> {
    this.#startUs = this.#steps.clock.nowUs();
    const first = this.#steps.send();
    if (!first.ok) return first;
    this.#wasSent();
    this.#waitForNext();
    return success(undefined);
  }

  end(ending: RepeatEnding): void {
    if (this.#ending !== undefined) return;
    this.#ending = ending;
    this.#endUs = this.#steps.clock.nowUs();
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#steps.onEnded();
  }

  figures(): RepeatFigures {
    const untilUs = this.#endUs ?? this.#steps.clock.nowUs();
    // The rate is constant between two sends on time, and falls if none follows.
    const spanUs = Math.max(this.#lastSentUs, untilUs - this.#periodUs) - this.#startUs;
    return {
      sent: this.#sent,
      skipped: this.#skipped,
      seconds: (untilUs - this.#startUs) / 1e6,
      perSecond: this.#sent < 2 || spanUs <= 0 ? 0 : ((this.#sent - 1) * 1e6) / spanUs,
    };
  }

  #wasSent(): void {
    this.#sent += 1;
    this.#lastSentUs = this.#steps.clock.nowUs();
    if (this.#sent === this.plan.times) this.end({ kind: 'done' });
    else this.#waitForDrain();
  }

  #waitForDrain(): void {
    this.#isInFlight = true;
    void this.#steps.whenDrained().then(() => {
      this.#isInFlight = false;
      // After pending I/O, so that a target that never blocks starves nothing else.
      if (this.#periodUs === 0 && this.#ending === undefined) this.#steps.clock.soon(() => this.#sendNext());
    });
  }

  #waitForNext(): void {
    if (this.#ending !== undefined || this.#periodUs === 0) return;
    const { clock } = this.#steps;
    const waitUs = this.#startUs + (this.#tick + 1) * this.#periodUs - clock.nowUs();
    if (waitUs >= leastTimerUs) this.#cancelTimer = clock.timer(waitUs / 1000, () => this.#isDue());
    else clock.soon(() => (waitUs > 0 ? this.#waitForNext() : this.#isDue()));
  }

  #isDue(): void {
    if (this.#ending !== undefined) return;
    // A timer may fire slightly early.
    const sinceStart = Math.floor((this.#steps.clock.nowUs() - this.#startUs) / this.#periodUs);
    const tick = Math.max(this.#tick + 1, sinceStart);
    this.#skipped += tick - this.#tick - 1;
    this.#tick = tick;
    if (this.#isInFlight) this.#skipped += 1;
    else this.#sendNext();
    this.#waitForNext();
  }

  #sendNext(): void {
    if (this.#ending !== undefined) return;
    const sent = this.#steps.send();
    if (sent.ok) this.#wasSent();
    else if (isFull(sent.failure)) {
      this.#skipped += 1;
      this.#waitForDrain();
    } else this.end({ kind: 'failed', code: sent.failure.code, message: sent.failure.message });
  }
}
