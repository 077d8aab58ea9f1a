/** The contract of statement runners: how a statement runs as one step of a test. */
import type { Statement } from '../../language/experiment/model/experiment.ts';
import type { Scope } from '../state/bindings.ts';
import type { TestRun } from '../state/testRun.ts';
import type { StepFailure } from '../results/testResult.ts';

/** The bytes a step sent or consumed, for its event. */
export interface StepBytes {
  sent?: Uint8Array;
  received?: Uint8Array;
  /** What came instead of bytes to show. */
  came?: string;
}

export interface StepContext {
  readonly run: TestRun;
  /** The scope of the step, which owns what it opens. */
  readonly scope: Scope;
  /** The signal of the enclosing branch: `together` cancels the others when one fails. */
  readonly signal: AbortSignal;
  /** Filled in by the step. */
  readonly bytes: StepBytes;
  /** Runs the statements of a block. Never rejects. */
  readonly runBlock: (
    statements: readonly Statement[],
    within: { readonly scope?: Scope; readonly signal?: AbortSignal },
  ) => Promise<StepFailure | undefined>;
}

/** Runs one statement; returns undefined on success, or why it failed. Rejects only on unexpected errors. */
export type StatementRunner<K extends Statement['kind'] = Statement['kind']> = (
  statement: Extract<Statement, { kind: K }>,
  context: StepContext,
) => Promise<StepFailure | undefined>;
