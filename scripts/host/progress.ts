/** Progress messages for long steps. */

const heartbeatMs = 10_000;

/** Runs a step with a line at its start, one every ten seconds, and one at its end. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${title} …`);
  const heartbeat = setInterval(() => {
    console.log(`  still at it: ${title} (${seconds()} s)`);
  }, heartbeatMs);
  try {
    const value = await work();
    console.log(`  done in ${seconds()} s`);
    return value;
  } finally {
    clearInterval(heartbeat);
  }
}
