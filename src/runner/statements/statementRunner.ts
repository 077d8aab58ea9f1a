/** How a statement is run, as one step of a test: what it sees, and what comes of it. */
import type { Statement } from '../../language/experiment/model/experiment.ts';
import type { Scope } from '../state/bindings.ts';
import type { TestRun } from '../state/testRun.ts';
import type { StepFailure } from '../results/testResult.ts';

/** The bytes a step was about, as its event has them. */
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
  /** Runs the statements of a block. Never rejects. */
  readonly runBlock: (
    statements: readonly Statement[],
    within: { readonly scope?: Scope; readonly signal?: AbortSignal },
  ) => Promise<StepFailure | undefined>;
}

/** Runs one statement; undefined when it is done, or why it failed. Rejects only for what nobody can expect. */
export type StatementRunner<K extends Statement['kind'] = Statement['kind']> = (
  statement: Extract<Statement, { kind: K }>,
  context: StepContext,
) => Promise<StepFailure | undefined>;
