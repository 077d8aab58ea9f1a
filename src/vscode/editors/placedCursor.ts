/** The cursor of a text editor: where it was placed, and bringing a place into view. */
import * as vscode from 'vscode';

interface Placed {
  readonly editor: vscode.TextEditor;
  readonly cursor: vscode.Selection;
  /** Of the document: places in another one are others. */
  readonly version: number;
}

/**
 * Moves the cursor of an editor, and knows where it is from then on. VS Code reports each selection that was set,
 * and what it says of an older one stands in `editor.selections` while the newer one is on its way: presses of a
 * key that come faster than this way and back (a key held down, a remote window) would find the cursor on a line
 * again that they have left.
 */
export class PlacedCursor implements vscode.Disposable {
  #placed: Placed | undefined;
  #listening: vscode.Disposable | undefined;

  /** The selections as they are, or will be once VS Code has reported the cursor that was placed. */
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

/** Selects it and brings it into view. */
export function showSpan(editor: vscode.TextEditor, span: vscode.Range): void {
  editor.selection = new vscode.Selection(span.start, span.end);
  editor.revealRange(span, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
