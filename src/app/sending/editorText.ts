/** The part of a document that is sent. No vscode in here: documents and selections are reduced to what is needed. */

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Span {
  readonly start: Place;
  readonly end: Place;
}

export interface TextDocument {
  /** The text of a span, with the document's line endings. */
  textOf(span: Span): string;
  /** The text of a line, without its ending. */
  lineText(line: number): string;
  readonly lineCount: number;
  readonly lineEnding: '\n' | '\r\n';
}

export interface OutgoingText {
  readonly text: string;
  /** Its position in the document. */
  readonly start: Place;
}

/**
 * The selections in document order, each a send of its own. Empty ones among them are ignored; if all are empty, their
 * lines are sent.
 */
export function selectedTexts(document: TextDocument, selections: readonly Span[]): OutgoingText[] {
  const marked = selections.filter((span) => !isEmpty(span)).toSorted(byStart);
  if (marked.length === 0) return lineTexts(document, selections);
  return marked.map((span) => ({ text: document.textOf(span), start: span.start }));
}

/** The lines of the cursors, each once and with a line ending, even the last line. */
export function lineTexts(document: TextDocument, selections: readonly Span[]): OutgoingText[] {
  const lines = new Set(selections.toSorted(byStart).flatMap(linesOf));
  return [...lines].map((line) => ({
    text: document.lineText(line) + document.lineEnding,
    start: { line, character: 0 },
  }));
}

/** The last line of a text, from 1: a line ending at the end of the text begins no further one. */
export function lastLine({ text, start }: OutgoingText): number {
  return start.line + (text.replace(/\r?\n$/, '').match(/\n/g)?.length ?? 0) + 1;
}

/** Where to move the cursor after its line was sent, so that the next key press sends the next line. */
export function nextLine(document: TextDocument, selections: readonly Span[]): Place | undefined {
  const [only, second] = selections;
  if (only === undefined || second !== undefined || !isEmpty(only)) return undefined;
  const line = only.start.line + 1;
  return line < document.lineCount ? { line, character: 0 } : undefined;
}

/** Blanks the `#` comments of a hex dump, preserving positions. */
export function withoutHexComments(text: string): string {
  return text.replace(/(^|\s)#[^\r\n]*/gm, (comment, before: string) => before.padEnd(comment.length));
}

function linesOf({ start, end }: Span): number[] {
  // A selection that ends at the beginning of a line does not include it.
  const last = end.line > start.line && end.character === 0 ? end.line - 1 : end.line;
  return Array.from({ length: last - start.line + 1 }, (_, index) => start.line + index);
}

function isEmpty({ start, end }: Span): boolean {
  return start.line === end.line && start.character === end.character;
}

function byStart(one: Span, other: Span): number {
  return one.start.line - other.start.line || one.start.character - other.start.character;
}
