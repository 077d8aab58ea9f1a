/** What the editor shows for experiments. */
import * as vscode from 'vscode';
import { Diagnostics } from '../languages/diagnostics.ts';
import { diagnosticOf } from '../languages/diagnosticOf.ts';
import { completion } from './completion.ts';
import { definition, highlights, references, rename } from './names.ts';
import { folding } from './folding.ts';
import { documentFormatting } from './formatting.ts';
import { hover } from './hover.ts';
import { problemsOf } from './problemsOf.ts';
import { quickFixes } from './quickFixes.ts';
import { symbols } from './symbols.ts';

const language = 'sockets';
/** A place to fill in follows most of these, or a word that can be offered. */
const completionTriggers = [' ', '"', '{', '(', '\\', '/', '@', '?', '&', '='];

export function experimentSupport(): vscode.Disposable {
  const { languages } = vscode;
  return vscode.Disposable.from(
    new Diagnostics(
      (id) => id === language,
      async (document) =>
        (await problemsOf(document))?.map((problem) => diagnosticOf(document, problem, problem.severity)),
    ),
    languages.registerCompletionItemProvider(language, completion, ...completionTriggers),
    languages.registerHoverProvider(language, hover),
    languages.registerCodeActionsProvider(language, quickFixes, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    languages.registerDocumentSymbolProvider(language, symbols),
    languages.registerFoldingRangeProvider(language, folding),
    languages.registerDefinitionProvider(language, definition),
    languages.registerReferenceProvider(language, references),
    languages.registerRenameProvider(language, rename),
    languages.registerDocumentHighlightProvider(language, highlights),
    languages.registerDocumentFormattingEditProvider(language, documentFormatting),
  );
}
