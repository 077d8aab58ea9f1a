/** Occurrences of names, for rename, references and highlights. */
import type { Span } from '../../../model/problem.ts';
import type { Definition } from '../model/definition.ts';

export interface Occurrence {
  readonly definition: Definition;
  /** The span of the name at the requested offset. */
  readonly span: Span;
}

/** The name at an offset and its definition; undefined where there is no known name. */
export function occurrenceAt(definitions: readonly Definition[], offset: number): Occurrence | undefined {
  const holds = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  for (const definition of definitions) {
    const span = [definition, ...definition.references].find(holds);
    if (span !== undefined) return { definition, span: { start: span.start, end: span.end } };
  }
  return undefined;
}

/** All spans of a name, its definition first. */
export function occurrencesOf({ start, end, references }: Definition): Span[] {
  return [{ start, end }, ...references.toSorted((a, b) => a.start - b.start)];
}
