/** Detects whether the page's host is alive. */

/** The interval of pings, and how long one may take. */
const intervalMs = 5_000;
const limitMs = 4_000;

export interface HeartbeatOptions {
  /** Settles when the host has responded, with whatever result. The signal aborts the request. */
  readonly ping: (signal: AbortSignal) => Promise<unknown>;
  /** A hidden page sends no pings. */
  readonly isVisible: () => boolean;
  readonly lost: (lost: boolean) => void;
}

/**
 * Pings the host at intervals and reports when it does not respond. When an extension host ends, VS Code keeps its
 * webviews: without this, they would continue to show sockets that are gone.
 */
export function startHeartbeat({ ping, isVisible, lost }: HeartbeatOptions): () => void {
  const check = (): void => {
    if (!isVisible()) return;
    const giveUp = new AbortController();
    const late = setTimeout(() => {
      lost(true);
      giveUp.abort();
    }, limitMs);
    const responded = (): void => {
      if (giveUp.signal.aborted) return;
      clearTimeout(late);
      lost(false);
    };
    void ping(giveUp.signal).then(responded, responded);
  };
  const timer = setInterval(check, intervalMs);
  return () => {
    clearInterval(timer);
  };
}
