/** Changes of the list of color rules. */
import type { RowColor } from '../../../page/listMessages.ts';

interface ColorRuleEntry {
  readonly filter: string;
  readonly color: RowColor;
}

/**
 * The entries with another color for a filter; undefined: with none. A new rule is the first, as it would not show below
 * a rule that matches the same rows.
 */
export function withColorRule(
  entries: readonly unknown[],
  filter: string,
  color: RowColor | undefined,
): readonly unknown[] {
  if (color === undefined) return entries.filter((entry) => filterOf(entry) !== filter);
  if (!hasColorRule(entries, filter)) return [{ filter, color } satisfies ColorRuleEntry, ...entries];
  return entries.map((entry) =>
    filterOf(entry) === filter ? { ...(entry as ColorRuleEntry), color } : entry,
  );
}

export function hasColorRule(entries: readonly unknown[], filter: string): boolean {
  return entries.some((entry) => filterOf(entry) === filter);
}

function filterOf(entry: unknown): string | undefined {
  const { filter } = (typeof entry === 'object' && entry !== null ? entry : {}) as { filter?: unknown };
  return typeof filter === 'string' ? filter.trim() : undefined;
}
