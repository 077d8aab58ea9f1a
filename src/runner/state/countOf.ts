/** Evaluates counts. */
import type { Count } from '../../language/experiment/model/experiment.ts';
import type { Scope } from './bindings.ts';

/** The value of a count or its variable; undefined where that is not a whole number. */
export function countOf(count: Count, scope: Scope): number | undefined {
  if (count.kind === 'number') return count.value;
  const text = scope.text(count.name)?.trim() ?? '';
  const value = /^[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
  return value;
}
