/** The engine's source of time and timers, which tests replace. */
export interface Clock {
  /** Microseconds since the engine started; monotonic, whatever the wall clock does. */
  nowUs(): number;
  /** Milliseconds since 1970 (UTC), for people: `daytime`, `time`, time stamps. */
  wallMs(): number;
  /** Calls `run` once after `delayMs`; returns a function that cancels it. */
  timer(delayMs: number, run: () => void): () => void;
  /** Calls `run` after pending I/O, so that self-perpetuating work starves nothing. */
  soon(run: () => void): void;
}

/** The machine's clock, starting at 0 now. */
export function systemClock(): Clock {
  const origin = performance.now();
  return {
    nowUs: () => Math.round((performance.now() - origin) * 1000),
    wallMs: () => Date.now(),
    timer: (delayMs, run) => {
      const handle = setTimeout(run, delayMs);
      return () => clearTimeout(handle);
    },
    soon: (run) => void setImmediate(run),
  };
}
