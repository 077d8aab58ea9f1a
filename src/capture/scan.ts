/**
 * The one way to go through a capture: in slices, so that a million rows hold up nobody. A `Scan` does a slice for a
 * `Budget` of time and goes on where it stopped; a `StepMeter` decides how often it looks at the clock; `ScanTurns`
 * gives one scan after the other its slice, with a turn of the event loop for everything else between two.
 */
import type { Work } from '../model/work.ts';

/** The length of a slice: with what else is done in the same turn, the event loop is held for less than 10 ms. */
export const sliceMs = 5;

/** How long a slice may go on: until the clock `nowMs` reads `endMs`. */
export interface Budget {
  readonly endMs: number;
  readonly nowMs: () => number;
}

export interface Scan {
  /**
   * Does one slice. Returns whether it is done: everything there is by now has been gone through, or what was searched
   * for has been found. It can be continued all the same, with what has come since.
   */
  step(budget: Budget): boolean;
}

/** Work in small steps as a scan, with its result once it is done. */
export class WorkScan<Value> implements Scan {
  readonly #work: Work<Value>;
  readonly #stepsPerLook: number;
  #result: { readonly value: Value } | undefined;

  /** It looks at the clock after each `stepsPerLook` steps: more than one for steps of microseconds. */
  constructor(work: Work<Value>, stepsPerLook = 1) {
    this.#work = work;
    this.#stepsPerLook = stepsPerLook;
  }

  get result(): Value | undefined {
    return this.#result?.value;
  }

  step({ endMs, nowMs }: Budget): boolean {
    for (let steps = 1; this.#result === undefined; steps++) {
      const step = this.#work.next();
      if (step.done === true) this.#result = step;
      else if (steps % this.#stepsPerLook === 0 && nowMs() >= endMs) return false;
    }
    return true;
  }
}

/** The most units between two looks at the clock, those before the first look, and the fewest. */
const mostUnits = 256;
const firstUnits = 16;
const fewestUnits = 4;
/** The time between two looks is kept in this range: much less than a slice, much more than a look takes. */
const longMs = 0.8;
const shortMs = 0.2;

/**
 * Decides how often a scan looks at the clock, by the time its steps have taken so far: the same step takes a hundred
 * times as long before it is compiled, for a large expression, or on a slow machine. Each scan has one of its own.
 */
export class StepMeter {
  readonly #fewest: number;
  #every: number;
  #units = 0;
  #lookedMs = 0;
  #budget: Budget = { endMs: 0, nowMs: () => 0 };

  /** `every`: looks at the clock after each so many units, whatever they take. */
  constructor(every?: number) {
    this.#fewest = every ?? fewestUnits;
    this.#every = every ?? firstUnits;
  }

  /** A slice begins. */
  start(budget: Budget): void {
    this.#budget = budget;
    this.#units = 0;
    this.#lookedMs = budget.nowMs();
  }

  /** A step was done that cost so many units (a row without bytes costs 1). Returns whether the slice is over. */
  isOver(units: number): boolean {
    this.#units += units;
    if (this.#units < this.#every) return false;
    const { endMs, nowMs } = this.#budget;
    const now = nowMs();
    const tookMs = now - this.#lookedMs;
    if (tookMs > longMs) this.#every = Math.max(this.#fewest, this.#every / 2);
    else if (tookMs < shortMs) this.#every = Math.min(Math.max(mostUnits, this.#fewest), this.#every * 2);
    this.#units = 0;
    this.#lookedMs = now;
    return now >= endMs;
  }
}

/** What turns need of a clock: microseconds, and a timer that can be cancelled. */
export interface TurnClock {
  nowUs(): number;
  timer(delayMs: number, run: () => void): () => void;
}

export interface RunOptions {
  /** Asked before each slice: the scan ends without being done. */
  readonly isCancelled?: () => boolean;
}

/** Gives scans their slices: one a turn of the event loop, each scan in its turn. */
export class ScanTurns {
  readonly #clock: TurnClock;
  readonly #sliceMs: number;
  /** What waits for a turn, in order. */
  readonly #waiting = new Set<() => void>();
  readonly #started = new Map<Scan, () => void>();
  #cancelTimer: (() => void) | undefined;

  constructor(clock: TurnClock, sliceLengthMs = sliceMs) {
    this.#clock = clock;
    this.#sliceMs = sliceLengthMs;
  }

  /** A slice without waiting for a turn; returns whether the scan is done. */
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
      // It may stop the scan, or start it again.
      onSlice(isDone);
    };
    this.#await(scan, turn);
  }

  /** The same, with a first slice before it returns; a scan that was started already gets none. */
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

  /** Runs a scan, from a first slice before it returns. Resolves whether it is done; rejects with what it throws. */
  async run(scan: Scan, { isCancelled = () => false }: RunOptions = {}): Promise<boolean> {
    while (!isCancelled()) {
      if (this.slice(scan)) return true;
      await new Promise<void>((resolve) => this.#wait(resolve));
    }
    return false;
  }

  /** The result of work; undefined: it was cancelled before. */
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
