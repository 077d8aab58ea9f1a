import type { Socket } from 'node:net';

export type PauseReason = 'user' | 'backPressure' | 'responder';

/** Whether a stream is read, and who has stopped it: it is read again when nobody wants it stopped any more. */
export class ReadingPause {
  readonly #pausedBy = new Set<PauseReason>();
  readonly #socket: Socket;
  readonly #tell: (type: 'paused' | 'resumed', reason: PauseReason) => void;
  readonly #ignored = new Set<PauseReason>();

  constructor(socket: Socket, tell: (type: 'paused' | 'resumed', reason: PauseReason) => void) {
    this.#socket = socket;
    this.#tell = tell;
  }

  pause(reason: PauseReason): void {
    if (this.#ignored.has(reason)) return;
    const isFirst = this.#pausedBy.size === 0;
    this.#pausedBy.add(reason);
    if (!isFirst) return;
    this.#socket.pause();
    this.#tell('paused', reason);
  }

  /** Reads again, unless somebody else has stopped it too. */
  resume(reason: PauseReason): void {
    if (!this.#pausedBy.delete(reason) || this.#pausedBy.size > 0) return;
    this.#tell('resumed', reason);
    this.#socket.resume();
  }

  /**
   * From now on nobody stops it for these reasons. True where somebody had, and it is read again: input may wait
   * unread.
   */
  ignore(...reasons: readonly PauseReason[]): boolean {
    let wasPaused = false;
    for (const reason of reasons) {
      this.#ignored.add(reason);
      wasPaused = this.#pausedBy.has(reason) || wasPaused;
      this.resume(reason);
    }
    return wasPaused;
  }

  /** These reasons count again. */
  heed(...reasons: readonly PauseReason[]): void {
    for (const reason of reasons) this.#ignored.delete(reason);
  }
}
