/** Records which examples have been run in this window; the walkthrough's steps are completed by that. */
import * as vscode from 'vscode';
import { exampleAt } from '../../app/experiments/exampleNames.ts';
import { isExampleUri } from './exampleFiles.ts';

export class ExampleRuns {
  readonly #lectures = new Set<string>();

  note(uri: vscode.Uri): void {
    const lecture = isExampleUri(uri) ? exampleAt(uri.path)?.lecture : undefined;
    if (lecture === undefined || this.#lectures.has(lecture)) return;
    this.#lectures.add(lecture);
    const names = [...this.#lectures].join(' ');
    void vscode.commands.executeCommand('setContext', 'socketLab.examplesRun', names);
  }
}
