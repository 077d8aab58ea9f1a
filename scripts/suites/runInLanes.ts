/** Runs jobs in parallel. */

export interface LaneJob {
  /** Jobs with the same value never run at the same time. */
  readonly alone?: string;
}

/**
 * Runs all jobs in a fixed number of lanes: a free lane takes the first job left that no running job excludes. A job that
 * throws does not stop the others: `run` should handle errors itself; the first one is thrown when all have ended.
 */
export async function runInLanes<Item extends LaneJob>(
  jobs: readonly Item[],
  lanes: number,
  run: (job: Item) => Promise<void>,
): Promise<void> {
  const left = [...jobs];
  const running = new Map<Item, Promise<void>>();
  const errors: unknown[] = [];
  while (left.length > 0 || running.size > 0) {
    const keptOut = new Set([...running.keys()].map(({ alone }) => alone));
    const next = left.findIndex(({ alone }) => alone === undefined || !keptOut.has(alone));
    const [job] = running.size < lanes && next !== -1 ? left.splice(next, 1) : [];
    if (job === undefined) {
      await Promise.race(running.values());
      continue;
    }
    const ended = run(job)
      .catch((error: unknown) => {
        errors.push(error);
      })
      .finally(() => running.delete(job));
    running.set(job, ended);
  }
  if (errors.length > 0) throw errors[0];
}
