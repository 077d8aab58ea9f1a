import type { Step } from '../../experiment/plan.ts';
import type { StepBytes, TestRun } from '../testRun.ts';
import type { StepFailure } from '../testResult.ts';

/** What steps hand to those that have steps within. */
export interface StepContext {
  readonly run: TestRun;
  /** Of the branch the step is in: `together` cancels the others when one fails. */
  readonly signal: AbortSignal;
  /** To be filled with what the step was about. */
  readonly bytes: StepBytes;
  readonly steps: (steps: readonly Step[], signal: AbortSignal) => Promise<StepFailure | undefined>;
}

/** Does one step; undefined when it is done, or why it failed. Never rejects for what can be expected. */
export type RunStep<K extends Step['kind']> = (
  step: StepOf<K>,
  context: StepContext,
) => Promise<StepFailure | undefined>;

/** The steps of a kind; some kinds share a shape. */
type StepOf<K extends Step['kind'], S = Step> = S extends { kind: infer Kind }
  ? K & Kind extends never
    ? never
    : S
  : never;

export const cancelled = 'ABORT_ERR';
