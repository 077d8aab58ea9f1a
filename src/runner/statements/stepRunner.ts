import type { Step } from '../../language/experiment/model/plan.ts';
import type { Scope } from '../state/bindings.ts';
import type { TestRun } from '../state/testRun.ts';
import type { StepFailure } from '../results/testResult.ts';

/** The bytes a step was about, for whoever watches. */
export interface StepBytes {
  sent?: Uint8Array;
  received?: Uint8Array;
}

export interface StepContext {
  readonly run: TestRun;
  /** The names and variables that the step sees, and the owner of what it opens. */
  readonly scope: Scope;
  /** Of the branch the step is in: `together` cancels the others when one fails. */
  readonly signal: AbortSignal;
  /** To be filled with what the step was about. */
  readonly bytes: StepBytes;
  /** Runs the steps within. Never rejects. */
  readonly steps: (
    steps: readonly Step[],
    within: { readonly scope?: Scope; readonly signal?: AbortSignal },
  ) => Promise<StepFailure | undefined>;
}

/** Does one step; undefined when it is done, or why it failed. Rejects only for what nobody can expect. */
export type RunStep<K extends Step['kind']> = (
  step: StepOf<K>,
  context: StepContext,
) => Promise<StepFailure | undefined>;

/** The steps of a kind; some kinds share a shape. */
export type StepOf<K extends Step['kind'], S = Step> = S extends { kind: infer Kind }
  ? K & Kind extends never
    ? never
    : S
  : never;
