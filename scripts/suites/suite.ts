import type { Rerun } from './runAgain.ts';
import type { TestRecord } from './testRecord.ts';

/** What a run of the tests prepares once, in this order, for the suites that ask for it. */
export type Need = 'build' | 'package' | 'browser' | 'server' | 'peerPrograms';

/** Takes a line of what a process prints, where several run at a time; without it they print by themselves. */
export type Print = (line: string) => void;

/** A part of a suite, in a process of its own. */
export interface Job {
  /** Jobs that name the same thing here never run at the same time. */
  readonly alone?: string;
  /** Which part of the suite, where it has several. */
  readonly part?: string;
  /** About what it takes on two quiet processors: those that take longest begin first. */
  readonly seconds: number;
  /** Throws when it could not run to its end. `args` are the user's, for Mocha. */
  run(args: readonly string[], print?: Print): Promise<readonly TestRecord[]>;
}

/** One of the suites that `npm test` runs. */
export interface Suite {
  readonly name: string;
  readonly needs: readonly Need[];
  readonly jobs: readonly Job[];
  /** For suites of real windows, which other programs disturb: runs what has failed once more, in a new one. */
  runAgain?(rerun: Rerun): Promise<readonly TestRecord[]>;
}
