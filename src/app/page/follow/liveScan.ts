/** Keeps a scan up to date with the capture, and reports what it has found. */
import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import type { Scan, ScanTurns } from '../../../capture/scan.ts';
import type { Clock } from '../../../node/clock.ts';

export interface LiveScanContext {
  readonly store: CaptureStore;
  readonly clock: Clock;
  readonly turns: ScanTurns;
}

export interface LiveScanOptions {
  readonly scan: Scan;
  /** Reports what the scan has found so far. */
  readonly report: () => void;
  /** Between two reports. */
  readonly intervalMs: () => number;
  /** Reports too while there is more to go through. */
  readonly isReportedPartly: boolean;
  /** Reports go on although nothing comes: what was reported fades with time. */
  readonly isFading?: () => boolean;
}

/**
 * Keeps a scan up to date with what comes into the capture, and reports it, so often at most. Nothing is done while
 * nothing comes; `wake` says that something may have come.
 */
export class LiveScan {
  readonly #context: LiveScanContext;
  readonly #options: LiveScanOptions;
  #reportedMs = -Infinity;
  /** The capture's version that was reported last. */
  #version = -1;
  #cancelTimer: (() => void) | undefined;

  constructor(context: LiveScanContext, options: LiveScanOptions) {
    this.#context = context;
    this.#options = options;
  }

  /** Does nothing while it is running, or waits to report. */
  wake(): void {
    if (this.#cancelTimer === undefined) this.#run();
  }

  /** It is reported again, although nothing came; at once: without waiting for the interval. */
  reportAgain(isAtOnce = false): void {
    this.#version = -1;
    if (isAtOnce) this.#reportedMs = -Infinity;
    this.wake();
  }

  /** Until it is woken. */
  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#context.turns.stop(this.#options.scan);
  }

  #run(): void {
    this.#context.turns.start(this.#options.scan, (isDone) => this.#sliced(isDone));
  }

  #sliced(isDone: boolean): void {
    const { report, isReportedPartly } = this.#options;
    const { store, clock } = this.#context;
    const isDue = isDone ? this.#isChanged : isReportedPartly;
    if (isDue && this.#waitMs <= 0) {
      this.#reportedMs = clock.nowUs() / 1000;
      this.#version = isDone ? store.version : -1;
      report();
    }
    if (!isDone || !this.#isChanged) return;
    this.#cancelTimer ??= clock.timer(Math.max(0, this.#waitMs), () => {
      this.#cancelTimer = undefined;
      this.#run();
    });
  }

  get #isChanged(): boolean {
    return this.#context.store.version !== this.#version || this.#options.isFading?.() === true;
  }

  get #waitMs(): number {
    return this.#reportedMs + this.#options.intervalMs() - this.#context.clock.nowUs() / 1000;
  }
}
