/** Converts an offset in a text to a line and a column. */

export interface TextPlace {
  /** Both from 1; columns in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

export function textPlace(text: string, at: number): TextPlace {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
