import type { Parsed, Problem } from '../../model/problem.ts';

export type Severity = 'error' | 'warning' | 'hint';

/** A problem, and how bad it is: only errors keep a text from being used. */
export interface Diagnostic extends Problem {
  readonly severity: Severity;
}

/** In the order of the text, errors first where several stand at one place. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) => a.start - b.start || a.end - b.end || rank(a.severity) - rank(b.severity),
  );
}

function rank(severity: Severity): number {
  return severity === 'error' ? 0 : severity === 'warning' ? 1 : 2;
}

/** What a parser found wrong, all of it as bad as `severity` says. */
export function diagnosticsOf(parsed: Parsed<unknown>, severity: Severity): Diagnostic[] {
  return parsed.ok ? [] : parsed.problems.map((problem) => ({ severity, ...problem }));
}
