import type { Counts } from './counts.ts';

/** What a run of the tests prepares once, in this order, for the suites that ask for it. */
export type Need = 'build' | 'package' | 'browser' | 'server' | 'peerPrograms';

/** One of the suites that `npm test` runs. */
export interface Suite {
  readonly name: string;
  readonly needs: readonly Need[];
  /** Streams its output; throws when the suite could not run to its end. `args` are the user's, for Mocha. */
  run(args: readonly string[]): Promise<Counts>;
}
