/** Two looks this far apart that see the same are a standstill. */
const lookMs = 300;

/**
 * Settles when a number no longer changes: the proof that something is held up. Not for waiting until something
 * has happened, which has events.
 */
export async function untilStill(read: () => number): Promise<number> {
  for (let before = Number.NaN; ;) {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    const now = read();
    if (now === before) return now;
    before = now;
  }
}
