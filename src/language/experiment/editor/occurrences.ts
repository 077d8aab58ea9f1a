import type { Span } from '../../../model/problem.ts';
import type { Definition } from '../model/definition.ts';

export interface Occurrence {
  readonly definition: Definition;
  /** The name as it stands at the place asked for. */
  readonly span: Span;
}

/** The name at a place, and what it stands for; undefined where no known name stands. */
export function occurrenceAt(definitions: readonly Definition[], offset: number): Occurrence | undefined {
  const holds = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  for (const definition of definitions) {
    const span = [definition, ...definition.references].find(holds);
    if (span !== undefined) return { definition, span: { start: span.start, end: span.end } };
  }
  return undefined;
}

/** Every place where a name is written, its definition first. */
export function occurrencesOf({ start, end, references }: Definition): Span[] {
  return [{ start, end }, ...references.toSorted((a, b) => a.start - b.start)];
}
