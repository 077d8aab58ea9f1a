/** Moves the cursor of a text editor, and scrolls a range into view. */
import * as vscode from 'vscode';

interface Placed {
  readonly editor: vscode.TextEditor;
  readonly cursor: vscode.Selection;
  /** The document's version: positions are only valid for that one. */
  readonly version: number;
}

/**
 * Moves the cursor of an editor, and keeps its position. VS Code reports each selection that was set, and
 * `editor.selections` holds an older one until the newest has been reported: when a key repeats faster than that round
 * trip (held down, or in a remote window), the cursor would appear on a line that it has left.
 */
export class PlacedCursor implements vscode.Disposable {
  #placed: Placed | undefined;
  #listening: vscode.Disposable | undefined;

  /** The current selections, or those that VS Code has yet to report for a placed cursor. */
  selectionsOf(editor: vscode.TextEditor): readonly vscode.Selection[] {
    const placed = this.#placed;
    return placed !== undefined && holds(placed, editor) ? [placed.cursor] : editor.selections;
  }

  place(editor: vscode.TextEditor, cursor: vscode.Position): void {
    const { version } = editor.document;
    this.#placed = { editor, cursor: new vscode.Selection(cursor, cursor), version };
    this.#listening ??= vscode.window.onDidChangeTextEditorSelection(this.#selectionChanged);
    showSpan(editor, new vscode.Range(cursor, cursor));
  }

  dispose(): void {
    this.#placed = undefined;
    this.#listening?.dispose();
    this.#listening = undefined;
  }

  readonly #selectionChanged = ({
    textEditor,
    selections,
    kind,
  }: vscode.TextEditorSelectionChangeEvent): void => {
    const placed = this.#placed;
    if (placed === undefined || placed.editor !== textEditor) return;
    const isByUser =
      kind === vscode.TextEditorSelectionChangeKind.Keyboard ||
      kind === vscode.TextEditorSelectionChangeKind.Mouse;
    const isReported = selections[0]?.isEqual(placed.cursor) === true;
    if (isByUser || isReported || !holds(placed, textEditor)) this.dispose();
  };
}

function holds({ editor, version }: Placed, other: vscode.TextEditor): boolean {
  return editor === other && version === other.document.version;
}

/** Selects a range and scrolls it into view. */
export function showSpan(editor: vscode.TextEditor, span: vscode.Range): void {
  editor.selection = new vscode.Selection(span.start, span.end);
  editor.revealRange(span, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
