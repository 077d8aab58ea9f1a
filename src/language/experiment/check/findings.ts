import { problemLimit } from '../../../model/problemList.ts';
import type { Span } from '../../../model/problem.ts';
import type { Diagnostic, Severity } from '../../core/diagnostic.ts';

/** What the checker has found, each once, up to `problemLimit`. */
export class Findings {
  readonly problems: Diagnostic[] = [];
  readonly #told = new Set<string>();

  /** Nothing more is told. */
  get full(): boolean {
    return this.problems.length >= problemLimit;
  }

  add(severity: Severity, { start, end }: Span, message: string, fix?: string): void {
    if (this.full) return;
    // What is repeated is looked at twice.
    const key = `${start} ${end} ${message}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.problems.push(
      fix === undefined ? { severity, start, end, message } : { severity, start, end, message, fix },
    );
  }
}
