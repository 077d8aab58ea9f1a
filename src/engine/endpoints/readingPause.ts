import type { Socket } from 'node:net';

export type PauseReason = 'user' | 'backPressure';

/** Whether a stream is read, and who has stopped it: the user's pause outlives back-pressure, not the other way. */
export class ReadingPause {
  #pausedBy: PauseReason | undefined;
  readonly #socket: Socket;
  readonly #tell: (type: 'paused' | 'resumed', reason: PauseReason) => void;

  constructor(socket: Socket, tell: (type: 'paused' | 'resumed', reason: PauseReason) => void) {
    this.#socket = socket;
    this.#tell = tell;
  }

  pause(reason: PauseReason): void {
    if (this.#pausedBy !== undefined) {
      if (reason === 'user') this.#pausedBy = 'user';
      return;
    }
    this.#pausedBy = reason;
    this.#socket.pause();
    this.#tell('paused', reason);
  }

  /** Reads again, unless somebody else has stopped it. */
  resume(reason: PauseReason): void {
    if (this.#pausedBy !== reason) return;
    this.#pausedBy = undefined;
    this.#tell('resumed', reason);
    this.#socket.resume();
  }
}
