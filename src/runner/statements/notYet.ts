/** Statements that are parsed and checked, but cannot run in this version. */
import type { Statement } from '../../language/experiment/model/experiment.ts';
import { failedAt } from '../results/stepFailure.ts';
import type { StepFailure } from '../results/testResult.ts';

/** Fails with the reason. */
export function notYet(statement: Statement): Promise<StepFailure> {
  return Promise.resolve(
    failedAt(
      statement,
      'ERR_NOT_YET',
      whyNotYet(statement) ?? `"${statement.kind}" is not available yet: it comes with a later version.`,
    ),
  );
}

const reasons: Partial<Record<Statement['kind'], string>> = {
  save: '"save" is not available yet.',
};

/** Why a statement cannot run yet, in one sentence; undefined if it can. */
export function whyNotYet(statement: Statement): string | undefined {
  return reasons[statement.kind];
}
