/**
 * Owns what must be ended: sockets, timers, subscriptions. Ends them in reverse order, each once; what is added
 * after the end is ended at once.
 */
export class Lifetime {
  #owned = new Set<() => void>();
  #over = false;

  get isOver(): boolean {
    return this.#over;
  }

  /** Takes charge of `end`; the answer gives it back without calling it. */
  add(end: () => void): () => void {
    if (this.#over) {
      end();
      return () => undefined;
    }
    const own = (): void => end();
    this.#owned.add(own);
    return () => void this.#owned.delete(own);
  }

  dispose(): void {
    if (this.#over) return;
    this.#over = true;
    const owned = [...this.#owned].reverse();
    this.#owned.clear();
    for (const end of owned) end();
  }
}
