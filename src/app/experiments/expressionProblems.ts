import { compileExpression } from '../../engine/responders/rules/match/ruleExpression.ts';
import type { CheckedExperiment } from '../../language/experiment/checkExperiment.ts';
import { expressionsOf } from '../../language/experiment/editor/statementParts.ts';
import type { Diagnostic } from '../../language/core/diagnostic.ts';
import { problemLimit } from '../../model/problemList.ts';
import type { Work } from '../../model/work.ts';

/** Problems of regular expressions that the engine rejects; expressions that already have a problem are skipped. */
export function* expressionProblems({ experiment, problems }: CheckedExperiment): Work<Diagnostic[]> {
  const found: Diagnostic[] = [];
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const { start, end, source, flags } of experiment.statements.flatMap(expressionsOf)) {
    yield;
    if (found.length >= problemLimit) break;
    if (errors.some((problem) => problem.start < end && start < problem.end)) continue;
    const compiled = compileExpression(source, flags);
    if (compiled.ok) continue;
    const message = `The regular expression cannot be read: ${compiled.message}.`;
    found.push({ severity: 'error', start, end, message });
  }
  return found;
}
