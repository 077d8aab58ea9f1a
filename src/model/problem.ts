/** Places in a text that a user wrote, and what is wrong there. */

/** A stretch of a text, in UTF-16 code units from 0; `end` is one past its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Something and where it stands. */
export interface Placed<T> extends Span {
  readonly value: T;
}

/** Something wrong in a text: where it is, what it is and what would be right. The span is empty where something is missing. */
export interface Problem extends Span {
  /** One sentence: what is wrong and what would be right. */
  readonly message: string;
  /** Text that, put in place of the span, makes it right; only where that is obvious. */
  readonly fix?: string;
}

/** What a parser returns: a value where one could be made, and every problem found. It never throws. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };
