/** Spans in a text that a user wrote, and the problems found there. */

/** A range of a text in UTF-16 code units from 0; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value and its position in the text. */
export interface Placed<T> extends Span {
  readonly value: T;
}

/** A problem in a text. The span is empty where something is missing. */
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
