/** Diagnostics while the user types, delayed after the last key, so that not every version is parsed. */
import * as vscode from 'vscode';
import type { Diagnostic, Severity } from '../../../language/core/diagnostic.ts';
import type { ParsedDocuments } from './parsedDocuments.ts';
import { rangeOf } from './rangeOf.ts';

const delayMs = 150;

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Information,
};

export class Diagnostics<Tree> implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('socket-lab');
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #listening: vscode.Disposable;
  readonly #language: string;
  readonly #documents: ParsedDocuments<Tree>;

  constructor(language: string, documents: ParsedDocuments<Tree>) {
    this.#language = language;
    this.#documents = documents;
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
    if (document.languageId !== this.#language) return;
    this.#cancel(document);
    this.#waiting.set(
      document.uri.toString(),
      setTimeout(() => this.#check(document), delayMs),
    );
  }

  #check(document: vscode.TextDocument): void {
    if (document.languageId !== this.#language) return;
    this.#cancel(document);
    void this.#documents.diagnostics(document).then((found) => {
      if (found === undefined || document.isClosed) return;
      this.#collection.set(
        document.uri,
        found.map((one) => diagnosticOf(document, one)),
      );
    });
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

function diagnosticOf(document: vscode.TextDocument, found: Diagnostic): vscode.Diagnostic {
  const { message, severity } = found;
  const diagnostic = new vscode.Diagnostic(rangeOf(document, found), message, severities[severity]);
  diagnostic.source = 'Socket Lab';
  return diagnostic;
}
