/** Records which examples have been run in this window; the walkthrough's steps are completed by that. */
import * as vscode from 'vscode';

/** An example or its copy: `L04` of `L04-upper-case.sockets`. */
const exampleFile = /(?:^|\/)(L\d\d)-[^/]*\.sockets$/;

export class ExampleRuns {
  readonly #extensionUri: vscode.Uri;
  readonly #names = new Set<string>();

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
  }

  note(uri: vscode.Uri): void {
    const name = exampleFile.exec(uri.path)?.[1];
    if (name === undefined || this.#names.has(name) || !this.#isOurs(uri)) return;
    this.#names.add(name);
    const names = [...this.#names].join(' ');
    void vscode.commands.executeCommand('setContext', 'socketLab.examplesRun', names);
  }

  /** A user's file may have the same name. */
  #isOurs({ scheme, path }: vscode.Uri): boolean {
    return scheme === 'untitled' || path.startsWith(this.#extensionUri.path);
  }
}
