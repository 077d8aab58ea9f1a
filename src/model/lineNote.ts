/** A text at the end of a line of an editor. */
export interface LineNote {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** The whole text, where it is cut. */
  readonly whole?: string;
}
