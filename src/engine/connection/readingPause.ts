/** Whether a stream is read, and what has stopped it. */
import type { StreamLink } from '../link/link.ts';

export type PauseReason = 'user' | 'backPressure' | 'responder';

/** A bit for each: two sets of a connection would be as large as all the rest of it. */
const bits: Readonly<Record<PauseReason, number>> = { user: 1, backPressure: 2, responder: 4 };

/** Whether a stream is read, and who has stopped it: it is read again when nobody wants it stopped any more. */
export class ReadingPause {
  #pausedBy = 0;
  #ignored = 0;
  readonly #link: Pick<StreamLink, 'pause' | 'resume'>;
  readonly #report: (type: 'paused' | 'resumed', reason: PauseReason) => void;

  constructor(
    link: Pick<StreamLink, 'pause' | 'resume'>,
    report: (type: 'paused' | 'resumed', reason: PauseReason) => void,
  ) {
    this.#link = link;
    this.#report = report;
  }

  pause(reason: PauseReason): void {
    if ((this.#ignored & bits[reason]) !== 0) return;
    const isFirst = this.#pausedBy === 0;
    this.#pausedBy |= bits[reason];
    if (!isFirst) return;
    this.#link.pause();
    this.#report('paused', reason);
  }

  /** Reads again, unless somebody else has stopped it too. */
  resume(reason: PauseReason): void {
    if ((this.#pausedBy & bits[reason]) === 0) return;
    this.#pausedBy &= ~bits[reason];
    if (this.#pausedBy !== 0) return;
    this.#report('resumed', reason);
    this.#link.resume();
  }

  /**
   * From now on nobody stops it for these reasons. True where somebody had, so that input may wait unread: it is
   * read again.
   */
  ignore(...reasons: readonly PauseReason[]): boolean {
    let wasPaused = false;
    for (const reason of reasons) {
      this.#ignored |= bits[reason];
      wasPaused ||= (this.#pausedBy & bits[reason]) !== 0;
      this.resume(reason);
    }
    return wasPaused;
  }

  /** These reasons count again. */
  heed(...reasons: readonly PauseReason[]): void {
    for (const reason of reasons) this.#ignored &= ~bits[reason];
  }
}
