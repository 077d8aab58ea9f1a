import type { Problem } from '../../../model/problem.ts';

export type Severity = 'error' | 'warning' | 'hint';

/** A problem, and how bad it is: only errors keep an experiment from running. */
export interface ExperimentProblem extends Problem {
  readonly severity: Severity;
}

/** In the order of the text, errors first where several stand at one place. */
export function inOrder(problems: readonly ExperimentProblem[]): ExperimentProblem[] {
  return problems.toSorted(
    (a, b) => a.start - b.start || a.end - b.end || rank(a.severity) - rank(b.severity),
  );
}

function rank(severity: Severity): number {
  return severity === 'error' ? 0 : severity === 'warning' ? 1 : 2;
}
