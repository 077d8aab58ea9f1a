/** A payload that is sent repeatedly. */

/** Beyond this, a repeat might as well be unlimited. */
export const timesLimit = 1_000_000_000;

/** A repeat that runs, or that ended by itself and is shown until it is dismissed. */
export interface RepeatState {
  readonly id: number;
  /** The id of the endpoint or connection, and its label. */
  readonly to: number;
  readonly label: string;
  /** The payload, truncated to a line. */
  readonly what: string;
  /** 0: as fast as the other side reads. */
  readonly everyMs: number;
  /** Absent: until it is stopped. */
  readonly times?: number;
  readonly sent: number;
  /** Sends that fell due while the one before was still queued, or while the host was busy. */
  readonly skipped: number;
  /** Since its first send. */
  readonly seconds: number;
  /** Achieved from the first send to the last; 0 until there are two. */
  readonly perSecond: number;
  /** Absent: it is running. */
  readonly ending?: RepeatEnding;
}

export type RepeatEnding =
  /** Sent `times` times. */
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  /** The target was closed. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };
