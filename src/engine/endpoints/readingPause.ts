import type { Socket } from 'node:net';

export type PauseReason = 'user' | 'backPressure' | 'responder';

/** Whether a stream is read, and who has stopped it: it is read again when nobody wants it stopped any more. */
export class ReadingPause {
  readonly #pausedBy = new Set<PauseReason>();
  readonly #socket: Socket;
  readonly #tell: (type: 'paused' | 'resumed', reason: PauseReason) => void;

  constructor(socket: Socket, tell: (type: 'paused' | 'resumed', reason: PauseReason) => void) {
    this.#socket = socket;
    this.#tell = tell;
  }

  pause(reason: PauseReason): void {
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
}
