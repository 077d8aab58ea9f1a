/** What came of an experiment's tests, as plain data. */

export interface TestResult {
  /** Undefined where the whole file is one experiment. */
  readonly title: string | undefined;
  /** From 1. */
  readonly line: number;
  readonly outcome: 'passed' | 'failed' | 'cancelled';
  readonly durationMs: number;
  readonly failure?: StepFailure;
}

/** Why a step failed, and all that helps to see why. */
export interface StepFailure {
  /** Where the step stands: line from 1, and its span in the experiment's text. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** An errno name, or one of our own. */
  readonly code: string;
  /** One sentence: what was expected and what happened. */
  readonly message: string;
  /** One sentence that may help, for the common cases. */
  readonly help?: string;
  /** What was expected and what came, where bytes were. */
  readonly comparison?: Comparison;
  /** How long was waited. */
  readonly waitedMs?: number;
}

export interface Comparison {
  readonly expected: Uint8Array;
  /** What came and was not taken by an expectation before. */
  readonly received: Uint8Array;
  /** The first byte that differs; where one is the beginning of the other, the length of the shorter. */
  readonly differsAt: number;
}

/** What happens while an experiment runs. */
export type RunEvent =
  | { readonly type: 'test'; readonly title: string | undefined; readonly line: number }
  | { readonly type: 'step'; readonly line: number }
  /** A step is over. `sent` and `received`: the bytes it was about. */
  | {
      readonly type: 'done';
      readonly line: number;
      readonly durationMs: number;
      readonly sent?: Uint8Array;
      readonly received?: Uint8Array;
      readonly failure?: StepFailure;
    }
  | { readonly type: 'result'; readonly result: TestResult };
