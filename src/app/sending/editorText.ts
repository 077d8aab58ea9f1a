/** What of a document goes out. No vscode in here: documents and selections are seen as this much of them. */

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Span {
  readonly start: Place;
  readonly end: Place;
}

export interface TextDocument {
  /** Of a span, with the document's own line endings. */
  textOf(span: Span): string;
  /** Of a whole line, without its ending. */
  lineText(line: number): string;
  readonly lineCount: number;
  readonly lineEnding: '\n' | '\r\n';
}

export interface OutgoingText {
  readonly text: string;
  /** Where it stands. */
  readonly start: Place;
}

/**
 * The selections in the order of the document, each one send. Mere cursors among them count for nothing; with
 * nothing selected at all, their lines go.
 */
export function selectedTexts(document: TextDocument, selections: readonly Span[]): OutgoingText[] {
  const marked = selections.filter((span) => !isEmpty(span)).toSorted(byStart);
  if (marked.length === 0) return lineTexts(document, selections);
  return marked.map((span) => ({ text: document.textOf(span), start: span.start }));
}

/** The lines of the cursors, each once and with its line ending; the last line gets one too. */
export function lineTexts(document: TextDocument, selections: readonly Span[]): OutgoingText[] {
  const lines = new Set(selections.toSorted(byStart).flatMap(linesOf));
  return [...lines].map((line) => ({
    text: document.lineText(line) + document.lineEnding,
    start: { line, character: 0 },
  }));
}

/** Where the cursor goes after its line was sent, so that the next press sends the next one. */
export function nextLine(document: TextDocument, selections: readonly Span[]): Place | undefined {
  const [only, second] = selections;
  if (only === undefined || second !== undefined || !isEmpty(only)) return undefined;
  const line = only.start.line + 1;
  return line < document.lineCount ? { line, character: 0 } : undefined;
}

/** Hex with comments, as dumps have them: what `#` begins is blank to its line's end, and all places stay. */
export function withoutHexComments(text: string): string {
  return text.replace(/(^|\s)#[^\r\n]*/gm, (comment, before: string) => before.padEnd(comment.length));
}

function linesOf({ start, end }: Span): number[] {
  // A selection up to the very beginning of a line does not touch it.
  const last = end.line > start.line && end.character === 0 ? end.line - 1 : end.line;
  return Array.from({ length: last - start.line + 1 }, (_, index) => start.line + index);
}

function isEmpty({ start, end }: Span): boolean {
  return start.line === end.line && start.character === end.character;
}

function byStart(one: Span, other: Span): number {
  return one.start.line - other.start.line || one.start.character - other.start.character;
}
