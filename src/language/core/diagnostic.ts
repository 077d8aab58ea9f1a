/** Diagnostics: problems with a severity, as every language reports them. */
import type { Parsed, Problem } from '../../model/problem.ts';

export type Severity = 'error' | 'warning' | 'hint';

/** A problem with its severity: only errors keep a text from being used. */
export interface Diagnostic extends Problem {
  readonly severity: Severity;
}

/** Sorted by position; at the same position, errors first. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) => a.start - b.start || a.end - b.end || rank(a.severity) - rank(b.severity),
  );
}

function rank(severity: Severity): number {
  return severity === 'error' ? 0 : severity === 'warning' ? 1 : 2;
}

/** A parser's problems, all with the same severity. */
export function diagnosticsOf(parsed: Parsed<unknown>, severity: Severity): Diagnostic[] {
  return parsed.ok ? [] : parsed.problems.map((problem) => ({ severity, ...problem }));
}
