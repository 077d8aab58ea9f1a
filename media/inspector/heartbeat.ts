/** Between two questions, and how long an answer may take. */
const intervalMs = 5_000;
const limitMs = 4_000;

export interface HeartbeatOptions {
  /** Settles when the host has answered; whatever it says, it is there. The signal gives up waiting. */
  readonly ask: (signal: AbortSignal) => Promise<unknown>;
  /** Nothing is asked while nobody looks. */
  readonly isSeen: () => boolean;
  readonly lost: (lost: boolean) => void;
}

/**
 * Tells a page whether its host is there. When an extension host ends, VS Code leaves the pages standing: without
 * this, they would go on showing sockets that are gone.
 */
export function startHeartbeat({ ask, isSeen, lost }: HeartbeatOptions): () => void {
  const beat = (): void => {
    if (!isSeen()) return;
    const giveUp = new AbortController();
    const late = setTimeout(() => {
      lost(true);
      giveUp.abort();
    }, limitMs);
    const answered = (): void => {
      if (giveUp.signal.aborted) return;
      clearTimeout(late);
      lost(false);
    };
    void ask(giveUp.signal).then(answered, answered);
  };
  const timer = setInterval(beat, intervalMs);
  return () => {
    clearInterval(timer);
  };
}
