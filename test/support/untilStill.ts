/** Two equal readings this far apart count as still. */
const intervalMs = 300;

/**
 * Resolves when a number no longer changes, as proof that a program is blocked whose output nobody reads, or that tells
 * nothing of it. Not for what happens in our process, for which there are events.
 */
export async function untilStill(read: () => number): Promise<number> {
  for (let before = Number.NaN; ;) {
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
    const now = read();
    if (now === before) return now;
    before = now;
  }
}
