/** Something wrong in a text a user wrote: where it is, what it is and what would be right. */
export interface Problem {
  /** First UTF-16 code unit of the wrong part, from 0. */
  readonly start: number;
  /** One past its last code unit; equal to `start` where something is missing. */
  readonly end: number;
  /** One sentence: what is wrong and what would be right. */
  readonly message: string;
  /** Text that, put in place of the span, makes it right; only where that is obvious. */
  readonly fix?: string;
}

/** What a parser answers: a value where one could be made, and every problem found. It never throws. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };
