/** Time as the engine asks for it, so that a test can hand in a clock of its own. */
export interface Clock {
  /** Microseconds since the engine started; never goes back, whatever the wall clock does. */
  nowUs(): number;
  /** Milliseconds since 1970 (UTC), for what people read: `daytime`, `time`, time stamps. */
  wallMs(): number;
  /** Calls `run` once after `delayMs`; the answer cancels it. */
  timer(delayMs: number, run: () => void): () => void;
  /** Calls `run` after pending I/O has had its turn, so that work which feeds itself starves nobody. */
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
