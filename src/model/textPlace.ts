export interface TextPlace {
  /** Both from 1 on; columns in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

/** Where an offset is in a text. */
export function textPlace(text: string, at: number): TextPlace {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
