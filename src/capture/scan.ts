/**
 * Scanning a capture in slices, so that a million rows do not block the event loop. A `Scan` runs a slice within a
 * `Budget` of time and continues where it stopped; a `StepMeter` decides how often it checks the clock; `ScanTurns`
 * schedules the slices of all scans in turn, each in its own turn of the event loop.
 */
import type { Work } from '../model/work.ts';

/** The length of a slice: with other work of the same turn, the event loop is blocked for less than 10 ms. */
export const sliceMs = 5;

/** The time for a slice: until the clock `nowMs` reaches `endMs`. */
export interface Budget {
  readonly endMs: number;
  readonly nowMs: () => number;
}

export interface Scan {
  /**
   * Runs one slice. Returns whether the scan is done: everything available has been processed, or the search has
   * succeeded. It can still be continued with what has arrived since.
   */
  step(budget: Budget): boolean;
}

/** Work in small steps as a scan, with its result once it is done. */
export class WorkScan<Value> implements Scan {
  readonly #work: Work<Value>;
  readonly #stepsPerCheck: number;
  #result: { readonly value: Value } | undefined;

  /** It checks the clock after every `stepsPerCheck` steps: more than one for steps of microseconds. */
  constructor(work: Work<Value>, stepsPerCheck = 1) {
    this.#work = work;
    this.#stepsPerCheck = stepsPerCheck;
  }

  get result(): Value | undefined {
    return this.#result?.value;
  }

  step({ endMs, nowMs }: Budget): boolean {
    for (let steps = 1; this.#result === undefined; steps++) {
      const step = this.#work.next();
      if (step.done === true) this.#result = step;
      else if (steps % this.#stepsPerCheck === 0 && nowMs() >= endMs) return false;
    }
    return true;
  }
}

/** The most units between two checks of the clock, those before the first check, and the fewest. */
const mostUnits = 256;
const firstUnits = 16;
const fewestUnits = 4;
/** The time between two checks is kept in this range: much less than a slice, much more than a check takes. */
const longMs = 0.8;
const shortMs = 0.2;

/**
 * Decides how often a scan checks the clock, by the time its steps have taken so far: the same step takes a hundred
 * times as long before it is compiled, for a large expression, or on a slow machine. Each scan has its own meter.
 */
export class StepMeter {
  readonly #fewest: number;
  #every: number;
  #units = 0;
  #checkedMs = 0;
  #budget: Budget = { endMs: 0, nowMs: () => 0 };

  /** `every`: checks the clock after this many units, whatever they take. */
  constructor(every?: number) {
    this.#fewest = every ?? fewestUnits;
    this.#every = every ?? firstUnits;
  }

  /** To be called at the beginning of a slice. */
  start(budget: Budget): void {
    this.#budget = budget;
    this.#units = 0;
    this.#checkedMs = budget.nowMs();
  }

  /** To be called after a step, with its cost (a row without bytes costs 1). Returns whether the slice is over. */
  isOver(units: number): boolean {
    this.#units += units;
    if (this.#units < this.#every) return false;
    const { endMs, nowMs } = this.#budget;
    const now = nowMs();
    const tookMs = now - this.#checkedMs;
    if (tookMs > longMs) this.#every = Math.max(this.#fewest, this.#every / 2);
    else if (tookMs < shortMs) this.#every = Math.min(Math.max(mostUnits, this.#fewest), this.#every * 2);
    this.#units = 0;
    this.#checkedMs = now;
    return now >= endMs;
  }
}

/** The clock that turns need: microseconds, and a timer that can be cancelled. */
export interface TurnClock {
  nowUs(): number;
  timer(delayMs: number, run: () => void): () => void;
}

export interface RunOptions {
  /** Called before each slice: true ends the scan before it is done. */
  readonly isCancelled?: () => boolean;
}

/** Schedules scans round-robin, one slice per turn of the event loop. */
export class ScanTurns {
  readonly #clock: TurnClock;
  readonly #sliceMs: number;
  /** Waiting for their turn, in order. */
  readonly #waiting = new Set<() => void>();
  readonly #started = new Map<Scan, () => void>();
  #cancelTimer: (() => void) | undefined;

  constructor(clock: TurnClock, sliceLengthMs = sliceMs) {
    this.#clock = clock;
    this.#sliceMs = sliceLengthMs;
  }

  /** Runs a slice immediately; returns whether the scan is done. */
  slice(scan: Scan): boolean {
    const nowMs = this.#nowMs;
    return scan.step({ endMs: nowMs() + this.#sliceMs, nowMs });
  }

  /** Runs a scan from its next turn on until it is done, and calls `onSlice` after each slice. */
  start(scan: Scan, onSlice: (isDone: boolean) => void = () => undefined): void {
    if (this.#started.has(scan)) return;
    const turn = (): void => {
      this.#started.delete(scan);
      const isDone = this.slice(scan);
      if (!isDone) this.#await(scan, turn);
      // The callback may stop the scan, or start it again.
      onSlice(isDone);
    };
    this.#await(scan, turn);
  }

  /** The same, with a first slice before it returns, unless the scan has already been started. */
  startNow(scan: Scan, onSlice?: (isDone: boolean) => void): void {
    if (!this.#started.has(scan) && !this.slice(scan)) this.start(scan, onSlice);
  }

  /** Stops a scan that was started. */
  stop(scan: Scan): void {
    const turn = this.#started.get(scan);
    if (turn === undefined) return;
    this.#started.delete(scan);
    this.#waiting.delete(turn);
    if (this.#waiting.size > 0) return;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  /** Runs a scan, the first slice immediately. Resolves to whether it is done; rejects with what it throws. */
  async run(scan: Scan, { isCancelled = () => false }: RunOptions = {}): Promise<boolean> {
    while (!isCancelled()) {
      if (this.slice(scan)) return true;
      await new Promise<void>((resolve) => this.#wait(resolve));
    }
    return false;
  }

  /** Runs work to its result; undefined: it was cancelled. */
  async finish<Value>(work: Work<Value> | WorkScan<Value>, options?: RunOptions): Promise<Value | undefined> {
    const scan = work instanceof WorkScan ? work : new WorkScan(work);
    await this.run(scan, options);
    return scan.result;
  }

  readonly #nowMs = (): number => this.#clock.nowUs() / 1000;

  #await(scan: Scan, turn: () => void): void {
    this.#started.set(scan, turn);
    this.#wait(turn);
  }

  #wait(turn: () => void): void {
    this.#waiting.add(turn);
    this.#cancelTimer ??= this.#clock.timer(0, this.#nextTurn);
  }

  readonly #nextTurn = (): void => {
    this.#cancelTimer = undefined;
    const [turn] = this.#waiting;
    if (turn === undefined) return;
    this.#waiting.delete(turn);
    try {
      turn();
    } finally {
      if (this.#waiting.size > 0) this.#cancelTimer ??= this.#clock.timer(0, this.#nextTurn);
    }
  };
}
