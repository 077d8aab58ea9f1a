import type { Parsed, Problem } from './problem.ts';

/** More problems than this in one text are not worth reading; a parser stops at the limit. */
export const problemLimit = 100;

/** Collects the problems of one text, up to `problemLimit`. */
export class ProblemList {
  private readonly found: Problem[] = [];

  /** True when a parser may stop. */
  get full(): boolean {
    return this.found.length >= problemLimit;
  }

  get count(): number {
    return this.found.length;
  }

  /** Whether a problem begins within a span. */
  hasWithin(start: number, end: number): boolean {
    return this.found.some((problem) => problem.start >= start && problem.start < end);
  }

  add(start: number, end: number, message: string, fix?: string): void {
    if (this.full) return;
    this.found.push(fix === undefined ? { start, end, message } : { start, end, message, fix });
  }

  /** Adds another text's problems, shifted by `offset`. */
  addAll(problems: readonly Problem[], offset: number): void {
    for (const { start, end, message, fix } of problems) this.add(start + offset, end + offset, message, fix);
  }

  /** The problems in the order of the text, or the value where there are none. */
  result<T>(value: T): Parsed<T> {
    const [first, ...rest] = this.found.toSorted((a, b) => a.start - b.start || a.end - b.end);
    return first === undefined ? { ok: true, value } : { ok: false, problems: [first, ...rest] };
  }
}
