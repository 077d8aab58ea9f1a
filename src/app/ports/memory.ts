/**
 * Small JSON values that persist between windows, by key. VS Code's `Memento` has this shape. Another version of the
 * extension may have written them, so readers validate them.
 */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** The strings of a list stored under a key; anything else counts as an empty list. */
export function textsIn(memory: Memory, key: string): string[] {
  const kept = memory.get(key);
  return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
}
