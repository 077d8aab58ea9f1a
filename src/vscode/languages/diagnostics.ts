/** Problems and hints as they are typed. A beat behind the last key, so that nothing is parsed for each one. */
import * as vscode from 'vscode';

const delayMs = 150;

/** What is to be said of a document; undefined, later, where it has changed meanwhile. */
type Find = (
  document: vscode.TextDocument,
) => readonly vscode.Diagnostic[] | Promise<readonly vscode.Diagnostic[] | undefined>;

export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('socket-lab');
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #listening: vscode.Disposable;
  readonly #isOurs: (languageId: string) => boolean;
  readonly #find: Find;

  constructor(isOurs: (languageId: string) => boolean, find: Find) {
    this.#isOurs = isOurs;
    this.#find = find;
    const { workspace } = vscode;
    this.#listening = vscode.Disposable.from(
      workspace.onDidOpenTextDocument((document) => this.#check(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.#checkSoon(document)),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
    );
    for (const document of workspace.textDocuments) this.#check(document);
  }

  dispose(): void {
    this.#listening.dispose();
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    this.#collection.dispose();
  }

  #checkSoon(document: vscode.TextDocument): void {
    if (!this.#isOurs(document.languageId)) return;
    this.#cancel(document);
    this.#waiting.set(
      document.uri.toString(),
      setTimeout(() => this.#check(document), delayMs),
    );
  }

  #check(document: vscode.TextDocument): void {
    if (!this.#isOurs(document.languageId)) return;
    this.#cancel(document);
    const found = this.#find(document);
    if (found instanceof Promise)
      void found.then((later) => {
        if (later !== undefined && !document.isClosed) this.#collection.set(document.uri, later);
      });
    else this.#collection.set(document.uri, found);
  }

  #forget(document: vscode.TextDocument): void {
    this.#cancel(document);
    this.#collection.delete(document.uri);
  }

  #cancel({ uri }: vscode.TextDocument): void {
    clearTimeout(this.#waiting.get(uri.toString()));
    this.#waiting.delete(uri.toString());
  }
}
