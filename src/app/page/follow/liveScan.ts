/** A scan that follows the capture as it grows. */
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
  /** Called to report the scan's results so far. */
  readonly report: () => void;
  /** Minimum time between two reports. */
  readonly intervalMs: () => number;
  /** Report also while the scan is still running. */
  readonly isReportedPartly: boolean;
  /** What is scanned besides the capture: when it changes, results are reported again. */
  readonly scope?: () => string;
  /** True while reports must continue without new events, as values decay over time. */
  readonly isFading?: () => boolean;
}

/**
 * Keeps a scan up to date with the capture, and reports its results at a limited rate. It is idle while nothing
 * arrives; `wake` must be called when something may have.
 */
export class LiveScan {
  readonly #context: LiveScanContext;
  readonly #options: LiveScanOptions;
  #reportedMs = -Infinity;
  /** The capture version of the latest report. */
  #version = -1;
  #scope = '';
  #cancelTimer: (() => void) | undefined;

  constructor(context: LiveScanContext, options: LiveScanOptions) {
    this.#context = context;
    this.#options = options;
  }

  /** Does nothing while it is running or a report is scheduled. */
  wake(): void {
    if (this.#cancelTimer === undefined) this.#run();
  }

  /** Reports again although nothing arrived; `isAtOnce`: without waiting for the interval. */
  reportAgain(isAtOnce = false): void {
    this.#version = -1;
    if (isAtOnce) this.#reportedMs = -Infinity;
    this.wake();
  }

  /** Stops until `wake` is called. */
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
      this.#scope = this.#options.scope?.() ?? '';
      report();
    }
    if (!isDone || !this.#isChanged) return;
    this.#cancelTimer ??= clock.timer(Math.max(0, this.#waitMs), () => {
      this.#cancelTimer = undefined;
      this.#run();
    });
  }

  get #isChanged(): boolean {
    const { scope, isFading } = this.#options;
    const isOther = this.#context.store.version !== this.#version || (scope?.() ?? '') !== this.#scope;
    return isOther || isFading?.() === true;
  }

  get #waitMs(): number {
    return this.#reportedMs + this.#options.intervalMs() - this.#context.clock.nowUs() / 1000;
  }
}
