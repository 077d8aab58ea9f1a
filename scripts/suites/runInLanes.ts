export interface LaneJob {
  /** Jobs that name the same thing here never run at the same time. */
  readonly alone?: string;
}

/**
 * Runs all jobs, so many at a time: a lane that is free takes the first one left that no running job keeps out. A job
 * that throws ends nothing: `run` is asked to have its own way with errors; the first is thrown when all have ended.
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
