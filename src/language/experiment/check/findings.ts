/** Collects the diagnostics of the checker. */
import { problemLimit } from '../../../model/problemList.ts';
import type { Span } from '../../../model/problem.ts';
import type { Diagnostic, Severity } from '../../core/diagnostic.ts';

/** The diagnostics of the checker, without duplicates, up to `problemLimit`. */
export class Findings {
  readonly problems: Diagnostic[] = [];
  readonly #reported = new Set<string>();

  /** Whether the limit is reached, and nothing more is reported. */
  get full(): boolean {
    return this.problems.length >= problemLimit;
  }

  add(severity: Severity, { start, end }: Span, message: string, fix?: string): void {
    if (this.full) return;
    // Repeated blocks are checked twice.
    const key = `${start} ${end} ${message}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.problems.push(
      fix === undefined ? { severity, start, end, message } : { severity, start, end, message, fix },
    );
  }
}
