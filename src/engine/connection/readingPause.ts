/** Tracks whether a stream is read, and what paused it. */
import type { PauseReason } from '../../model/engineEvent.ts';
import type { StreamLink } from '../link/link.ts';

/** One bit each: two sets per connection would be as large as the rest of it. */
const bits: Readonly<Record<PauseReason, number>> = { user: 1, backPressure: 2, responder: 4, relay: 8 };

/** Pauses a stream for several reasons; it is read again when none is left. */
export class ReadingPause {
  #pausedBy = 0;
  #ignored = 0;
  #link: Pick<StreamLink, 'pause' | 'resume'>;
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

  /** From now on, this link is the one to pause; it is, where a reason is left. */
  moveTo(link: Pick<StreamLink, 'pause' | 'resume'>): void {
    this.#link = link;
    if (this.#pausedBy !== 0) link.pause();
  }

  /** Resumes reading, unless another reason is left. */
  resume(reason: PauseReason): void {
    if ((this.#pausedBy & bits[reason]) === 0) return;
    this.#pausedBy &= ~bits[reason];
    if (this.#pausedBy !== 0) return;
    this.#report('resumed', reason);
    this.#link.resume();
  }

  /**
   * From now on, these reasons do not pause it. Resumes reading; returns true where one of them had paused it, so that
   * input may be unread.
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

  /** These reasons pause it again. */
  unignore(...reasons: readonly PauseReason[]): void {
    for (const reason of reasons) this.#ignored &= ~bits[reason];
  }
}
