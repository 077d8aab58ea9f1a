/** Shows at the ends of lines that were sent from an editor how much was sent, and what came back. */
import type * as vscode from 'vscode';
import type { AnswerSource } from '../../app/sending/answerWatch.ts';
import { SentLines } from '../../app/sending/sentLines.ts';
import { LineEnds } from './lineEnds.ts';

export class SentLineEnds {
  readonly #source: AnswerSource;
  readonly #documents = new Map<string, SentLines>();
  /** Made with the first send: most windows never send from an editor. */
  #ends: LineEnds | undefined;

  constructor({ engine, clock }: AnswerSource) {
    this.#source = { engine, clock };
  }

  /** The lines of a document, until it changes or is closed. */
  of({ uri }: Pick<vscode.TextDocument, 'uri'>): SentLines {
    const id = uri.toString();
    let lines = this.#documents.get(id);
    if (lines !== undefined) return lines;
    const ends = (this.#ends ??= new LineEnds((cleared) => this.#forget(cleared.toString())));
    const created = new SentLines(this.#source, () => ends.show(uri, created.list()));
    lines = created;
    this.#documents.set(id, lines);
    return lines;
  }

  dispose(): void {
    for (const id of this.#documents.keys()) this.#forget(id);
    this.#ends?.dispose();
  }

  #forget(id: string): void {
    this.#documents.get(id)?.stop();
    this.#documents.delete(id);
  }
}
