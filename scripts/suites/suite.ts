import type { Rerun } from './runAgain.ts';
import type { TestRecord } from './testRecord.ts';

/** Preparations, made once and in this order for the suites that need them. */
export type Need = 'build' | 'package' | 'browser' | 'server' | 'peerPrograms';

/** Prints a line of a process when several run at a time; otherwise they print themselves. */
export type Print = (line: string) => void;

/** A part of a suite that runs in a process of its own. */
export interface Job {
  /** Jobs with the same value never run at the same time. */
  readonly alone?: string;
  /** The part's name, if the suite has several. */
  readonly part?: string;
  /** Approximate duration on two idle processors; the longest start first. */
  readonly seconds: number;
  /** Throws if it could not run to its end. `args` are the user's arguments for Mocha. */
  run(args: readonly string[], print?: Print): Promise<readonly TestRecord[]>;
}

/** One of the suites that `npm test` runs. */
export interface Suite {
  readonly name: string;
  readonly needs: readonly Need[];
  readonly jobs: readonly Job[];
  /** For suites with real windows, which other programs disturb: repeats failed tests in a new window. */
  runAgain?(rerun: Rerun): Promise<readonly TestRecord[]>;
}
