/** A payload that is sent again and again. */

/** A repeat that runs, or that has ended by itself and says so until it is dismissed. */
export interface RepeatState {
  readonly id: number;
  /** The endpoint or connection, and how it is called. */
  readonly to: number;
  readonly label: string;
  /** The payload, cut to what fits a line. */
  readonly what: string;
  /** 0: as fast as the other side reads. */
  readonly everyMs: number;
  /** Absent: until it is stopped. */
  readonly times?: number;
  readonly sent: number;
  /** Sends that were due while the one before still waited, or while the host was busy. */
  readonly skipped: number;
  /** Since its first send. */
  readonly seconds: number;
  /** Achieved from the first send to the last; 0 until there are two. */
  readonly perSecond: number;
  /** Absent: it runs. */
  readonly ending?: RepeatEnding;
}

export type RepeatEnding =
  /** All of `times` are out. */
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  /** The target was closed. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };
