/** Shows at the ends of an experiment's lines what they sent and received in the last run; removed by the next edit. */
import type * as vscode from 'vscode';
import type { RunEvent } from '../../runner/results/testResult.ts';
import { LineNotes } from '../../app/experiments/lineNotes.ts';
import { LineEnds } from '../editors/lineEnds.ts';

/** Nobody reads faster. */
const drawIntervalMs = 100;

/** A run whose notes are shown. */
export interface ShownRun {
  apply(event: RunEvent): void;
  end(): void;
}

export class LineDecorations {
  readonly #notes = new Map<string, LineNotes>();
  readonly #drawing = new Map<string, NodeJS.Timeout>();
  readonly #ends = new LineEnds((uri) => this.#forget(uri.toString()));

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
    this.#ends.dispose();
  }

  #forget(id: string): void {
    this.#notes.delete(id);
    clearTimeout(this.#drawing.get(id));
    this.#drawing.delete(id);
  }

  #draw(uri: vscode.Uri): void {
    const id = uri.toString();
    clearTimeout(this.#drawing.get(id));
    this.#drawing.delete(id);
    this.#ends.show(uri, this.#notes.get(id)?.list() ?? []);
  }
}
