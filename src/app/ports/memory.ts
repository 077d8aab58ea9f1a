/**
 * What is kept between windows: small JSON values by key. VS Code's `Memento` has this shape. What comes back may have
 * been written by another version of ours, so readers check it.
 */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** The texts of a list that is kept under a key; anything else counts as none. */
export function textsIn(memory: Memory, key: string): string[] {
  const kept = memory.get(key);
  return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
}
