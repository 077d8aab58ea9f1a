/** Two equal readings this far apart count as still. */
const intervalMs = 300;

/**
 * Resolves when a number no longer changes, as proof that something is blocked. Not for waiting until something has
 * happened, for which there are events.
 */
export async function untilStill(read: () => number): Promise<number> {
  for (let before = Number.NaN; ;) {
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
    const now = read();
    if (now === before) return now;
    before = now;
  }
}
