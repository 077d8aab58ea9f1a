/** The results of an experiment's tests, and the events of a run, as plain data. */

export interface TestResult {
  /** Undefined where the whole file is one experiment. */
  readonly title: string | undefined;
  /** From 1. */
  readonly line: number;
  readonly outcome: 'passed' | 'failed' | 'cancelled';
  readonly durationMs: number;
  readonly failure?: StepFailure;
  /** For a passed test: programs that failed without a step that expected them to end. */
  readonly programs?: readonly ProgramWords[];
}

/** Why a step failed, with everything that helps to see why. */
export interface StepFailure {
  /** The step's position: line from 1, and its span in the experiment's text. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** An errno name or an `ERR_…` code. */
  readonly code: string;
  /** One sentence: what was expected and what happened. */
  readonly message: string;
  /** A hint for common causes, in one sentence. */
  readonly help?: string;
  /** Expected and received bytes, if bytes were compared. */
  readonly comparison?: Comparison;
  /** The time waited. */
  readonly waitedMs?: number;
  /** Other data that arrived in the test and was not consumed. */
  readonly others?: readonly Unread[];
  /** The test's programs: how they ended, and the end of their output. */
  readonly programs?: readonly ProgramWords[];
}

/** Unread bytes of another endpoint or connection, or a further datagram of the same. */
export interface Unread {
  readonly name: string;
  /** The first 1024 bytes at most. */
  readonly bytes: Uint8Array;
  /** The number of all unread bytes. */
  readonly length: number;
}

export interface ProgramWords {
  readonly name: string;
  readonly commandLine: string;
  /** Whether it was still running. */
  readonly running: boolean;
  /** Why it ended, if it failed. */
  readonly ended?: string;
  /** The end of its output. */
  readonly lastWords: string;
}

export interface Comparison {
  readonly expected: Uint8Array;
  /** Received bytes that no earlier expectation consumed. */
  readonly received: Uint8Array;
  /** The offset of the first difference; the length of the shorter, where it is a prefix of the other. */
  readonly differsAt: number;
  /** Holes (`??`) of `expected`, ascending. */
  readonly holes?: readonly number[];
  /** The expectation in the experiment's words, where it is not bytes: `/[0-9]+/`, `line`, `end`. */
  readonly words?: string;
  /** It may match anywhere, so there is no first difference. */
  readonly anywhere?: boolean;
}

/** Events of a run. */
export type RunEvent =
  | { readonly type: 'test'; readonly title: string | undefined; readonly line: number }
  | { readonly type: 'step'; readonly line: number }
  /** A step has finished. `sent` and `received`: the bytes that it sent or consumed. */
  | {
      readonly type: 'done';
      readonly line: number;
      readonly durationMs: number;
      readonly sent?: Uint8Array;
      readonly received?: Uint8Array;
      /** What came instead of bytes to show: `end of stream`, `1 MB`. */
      readonly came?: string;
      readonly failure?: StepFailure;
    }
  | { readonly type: 'result'; readonly result: TestResult };
