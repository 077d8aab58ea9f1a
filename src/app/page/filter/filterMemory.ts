/** The workspace's filters: recent ones, latest first, and named ones, sorted by name. */
import type { Memory } from '../../ports/memory.ts';

export interface SavedFilter {
  readonly name: string;
  readonly filter: string;
}

const recentKey = 'filters.recent';
const savedKey = 'filters.saved';
export const recentLimit = 30;
export const savedLimit = 200;

export class FilterMemory {
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  recent(): readonly string[] {
    return listOf(this.#memory.get(recentKey)).filter((one) => typeof one === 'string');
  }

  note(filter: string): void {
    const text = filter.trim();
    if (text === '' || this.recent()[0] === text) return;
    const others = this.recent().filter((one) => one !== text);
    void this.#memory.update(recentKey, [text, ...others].slice(0, recentLimit));
  }

  saved(): readonly SavedFilter[] {
    return listOf(this.#memory.get(savedKey)).filter(isSaved);
  }

  /** Replaces one of the same name. */
  save({ name, filter }: SavedFilter): void {
    const others = this.saved().filter((one) => one.name !== name);
    const all = [...others, { name, filter }].sort((a, b) => a.name.localeCompare(b.name));
    void this.#memory.update(savedKey, all.slice(0, savedLimit));
  }

  remove(name: string): void {
    void this.#memory.update(
      savedKey,
      this.saved().filter((one) => one.name !== name),
    );
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isSaved(value: unknown): value is SavedFilter {
  if (typeof value !== 'object' || value === null) return false;
  const { name, filter } = value as Record<string, unknown>;
  return typeof name === 'string' && typeof filter === 'string';
}
