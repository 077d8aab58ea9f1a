/** Shows texts at the ends of a document's lines, until the document changes or is closed. */
import * as vscode from 'vscode';
import type { LineNote } from '../../model/lineNote.ts';

export class LineEnds {
  /** Made with the first text: most windows show none. */
  #type: vscode.TextEditorDecorationType | undefined;
  readonly #shown = new Map<string, readonly LineNote[]>();
  readonly #onCleared: (uri: vscode.Uri) => void;
  readonly #owned: vscode.Disposable;

  /** `onCleared` is called when a document's texts no longer apply. */
  constructor(onCleared: (uri: vscode.Uri) => void) {
    this.#onCleared = onCleared;
    this.#owned = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // Saving or renaming changes no line.
        if (contentChanges.length > 0) this.#clear(document.uri);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#clear(uri)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const { document } of editors) this.#draw(document.uri);
      }),
    );
  }

  /** Replaces the texts of a document. */
  show(uri: vscode.Uri, notes: readonly LineNote[]): void {
    this.#shown.set(uri.toString(), notes);
    this.#draw(uri);
  }

  dispose(): void {
    this.#type?.dispose();
    this.#owned.dispose();
  }

  #clear(uri: vscode.Uri): void {
    this.#onCleared(uri);
    if (this.#shown.delete(uri.toString())) this.#draw(uri);
  }

  #draw(uri: vscode.Uri): void {
    const id = uri.toString();
    const notes = this.#shown.get(id) ?? [];
    if (this.#type === undefined && notes.length === 0) return;
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === id);
    if (editors.length === 0) return;
    const type = (this.#type ??= vscode.window.createTextEditorDecorationType({
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    }));
    const shown = notes.map(decoration);
    for (const editor of editors) editor.setDecorations(type, shown);
  }
}

function decoration({ line, text, whole }: LineNote): vscode.DecorationOptions {
  const end = new vscode.Position(line - 1, Number.MAX_SAFE_INTEGER);
  return {
    // The hover is for the whole line, as a range of no characters has none.
    range:
      whole === undefined
        ? new vscode.Range(end, end)
        : new vscode.Range(new vscode.Position(line - 1, 0), end),
    ...(whole === undefined
      ? {}
      : { hoverMessage: new vscode.MarkdownString().appendCodeblock(whole, 'text') }),
    renderOptions: {
      after: {
        contentText: text,
        color: new vscode.ThemeColor('editorCodeLens.foreground'),
        margin: '0 0 0 3ch',
      },
    },
  };
}
