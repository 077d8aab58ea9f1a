/** What came of an experiment's tests, as plain data. */

export interface TestResult {
  /** Undefined where the whole file is one experiment. */
  readonly title: string | undefined;
  /** From 1. */
  readonly line: number;
  readonly outcome: 'passed' | 'failed' | 'cancelled';
  readonly durationMs: number;
  readonly failure?: StepFailure;
  /** Of a test that has passed: programs that ended by themselves, not in order, and no step expected it. */
  readonly programs?: readonly ProgramWords[];
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
  /** What else has arrived in the test and was not taken. */
  readonly others?: readonly Unread[];
  /** The test's programs: how they ended, and what they said last. */
  readonly programs?: readonly ProgramWords[];
}

/** Bytes of another endpoint or connection, or a further datagram of the same. */
export interface Unread {
  readonly name: string;
  /** At most the first 1024. */
  readonly bytes: Uint8Array;
  /** All of them. */
  readonly length: number;
}

export interface ProgramWords {
  readonly name: string;
  readonly commandLine: string;
  /** Whether it still ran. */
  readonly running: boolean;
  /** Why it ended, where that was not in order. */
  readonly ended?: string;
  /** The end of its output. */
  readonly lastWords: string;
}

export interface Comparison {
  readonly expected: Uint8Array;
  /** What came and was not taken by an expectation before. */
  readonly received: Uint8Array;
  /** The first byte that differs; where one is the beginning of the other, the length of the shorter. */
  readonly differsAt: number;
  /** Bytes of `expected` that may be anything (`??`), rising. */
  readonly holes?: readonly number[];
  /** What is expected where that is no bytes, in the experiment's words: `/[0-9]+/`, `line`, `end`. */
  readonly words?: string;
  /** It may stand anywhere, so that no byte can be named that differs. */
  readonly anywhere?: boolean;
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
