/** Problems and hints as they are typed. A beat behind the last key, so that nothing is parsed for each one. */
import * as vscode from 'vscode';
import { notation } from '../notation.ts';
import { isLanguageId } from './languageIds.ts';

const delayMs = 150;

export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('socket-lab');
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #listening: vscode.Disposable;

  constructor() {
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
    if (!isLanguageId(document.languageId)) return;
    this.#cancel(document);
    this.#waiting.set(
      document.uri.toString(),
      setTimeout(() => this.#check(document), delayMs),
    );
  }

  #check(document: vscode.TextDocument): void {
    const { languageId } = document;
    if (!isLanguageId(languageId)) return;
    this.#cancel(document);
    const remarks = notation().remarksOf(languageId, document.getText());
    this.#collection.set(
      document.uri,
      remarks.map(({ kind, start, end, message }) => {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        const severity =
          kind === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Information;
        const diagnostic = new vscode.Diagnostic(range, message, severity);
        diagnostic.source = 'Socket Lab';
        return diagnostic;
      }),
    );
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
