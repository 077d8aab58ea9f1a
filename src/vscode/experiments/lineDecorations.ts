/** Shows at the ends of an experiment's lines what they sent and received in the last run; removed by the next edit. */
import * as vscode from 'vscode';
import type { RunEvent } from '../../runner/results/testResult.ts';
import { LineNotes, type LineNote } from '../../app/experiments/lineNotes.ts';

/** Nobody reads faster. */
const drawIntervalMs = 100;

/** A run whose notes are shown. */
export interface ShownRun {
  apply(event: RunEvent): void;
  end(): void;
}

export class LineDecorations {
  readonly #type = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  readonly #notes = new Map<string, LineNotes>();
  readonly #drawing = new Map<string, NodeJS.Timeout>();
  readonly #owned: vscode.Disposable;

  constructor() {
    this.#owned = vscode.Disposable.from(
      this.#type,
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

  begin(uri: vscode.Uri): ShownRun {
    const id = uri.toString();
    const notes = new LineNotes();
    this.#notes.set(id, notes);
    this.#draw(uri);
    // After an edit or a later run, the notes no longer apply.
    const isCurrent = (): boolean => this.#notes.get(id) === notes;
    return {
      apply: (event) => {
        if (!isCurrent()) return;
        notes.apply(event);
        if (!this.#drawing.has(id))
          this.#drawing.set(
            id,
            setTimeout(() => this.#draw(uri), drawIntervalMs),
          );
      },
      end: () => {
        if (isCurrent()) this.#draw(uri);
      },
    };
  }

  dispose(): void {
    for (const timer of this.#drawing.values()) clearTimeout(timer);
    this.#owned.dispose();
  }

  #clear(uri: vscode.Uri): void {
    if (this.#notes.delete(uri.toString())) this.#draw(uri);
  }

  #draw(uri: vscode.Uri): void {
    const id = uri.toString();
    clearTimeout(this.#drawing.get(id));
    this.#drawing.delete(id);
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === id);
    if (editors.length === 0) return;
    const shown = (this.#notes.get(id)?.list() ?? []).map(decoration);
    for (const editor of editors) editor.setDecorations(this.#type, shown);
  }
}

function decoration({ line, text }: LineNote): vscode.DecorationOptions {
  const end = new vscode.Position(line - 1, Number.MAX_SAFE_INTEGER);
  return {
    range: new vscode.Range(end, end),
    renderOptions: {
      after: {
        contentText: text,
        color: new vscode.ThemeColor('editorCodeLens.foreground'),
        margin: '0 0 0 3ch',
      },
    },
  };
}
