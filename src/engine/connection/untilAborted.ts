/** Settles as the promise does, or with undefined when the signal aborts first; leaves no listener on the signal. */
export async function untilAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  if (signal === undefined) return promise;
  if (signal.aborted) return undefined;
  let abort = (): void => undefined;
  const aborted = new Promise<undefined>((resolve) => (abort = () => resolve(undefined)));
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    // Otherwise the many pieces of a large file would pile up listeners on one signal.
    signal.removeEventListener('abort', abort);
  }
}
