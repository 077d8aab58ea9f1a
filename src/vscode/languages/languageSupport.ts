/** What the editor shows for payloads and rules. Everything that thinks is behind `notation()`. */
import { remarksOf } from './payloadLanguages.ts';
import * as vscode from 'vscode';
import { completion } from './completion.ts';
import { diagnosticOf } from './diagnosticOf.ts';
import { Diagnostics } from './diagnostics.ts';
import { hover } from './hover.ts';
import { isLanguageId, languageIds } from './languageIds.ts';
import { payloadLens } from './payloadLens.ts';
import { quickFixes } from './quickFixes.ts';

/** A place to fill in follows most of these, or a word that can be offered. */
const completionTriggers = [' ', '"', '{', '(', '\\', '/'];

export function languageSupport(): vscode.Disposable {
  const selector = [...languageIds];
  return vscode.Disposable.from(
    new Diagnostics(isLanguageId, remarks),
    vscode.languages.registerCompletionItemProvider(selector, completion, ...completionTriggers),
    vscode.languages.registerHoverProvider(selector, hover),
    vscode.languages.registerCodeActionsProvider(selector, quickFixes, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    vscode.languages.registerCodeLensProvider('socket-payload', payloadLens),
  );
}

function remarks(document: vscode.TextDocument): vscode.Diagnostic[] {
  const { languageId } = document;
  if (!isLanguageId(languageId)) return [];
  return remarksOf(languageId, document.getText()).map((remark) =>
    diagnosticOf(document, remark, remark.kind),
  );
}
