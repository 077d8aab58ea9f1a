import { compileExpression } from '../../engine/responders/rules/expression.ts';
import type { CheckedExperiment } from '../../experiment/checkExperiment.ts';
import { expressionsOf } from '../../experiment/editor/statementParts.ts';
import type { ExperimentProblem } from '../../experiment/experimentProblem.ts';

/** Regular expressions that the engine which runs them does not take; what has been said of them already is enough. */
export function expressionProblems({ experiment, problems }: CheckedExperiment): ExperimentProblem[] {
  return experiment.statements.flatMap(expressionsOf).flatMap(({ start, end, source, flags }) => {
    const isTold = problems.some(
      (problem) => problem.severity === 'error' && problem.start < end && start < problem.end,
    );
    const compiled = isTold ? undefined : compileExpression(source, flags);
    if (compiled === undefined || compiled.ok) return [];
    const message = `The regular expression cannot be read: ${compiled.message}.`;
    return [{ severity: 'error', start, end, message }];
  });
}
