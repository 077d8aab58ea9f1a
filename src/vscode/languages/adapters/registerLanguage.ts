/** What the editor shows of any of our languages. */
import * as vscode from 'vscode';
import { completion } from './completion.ts';
import { Diagnostics } from './diagnostics.ts';
import { hover } from './hover.ts';
import type { ParsedDocuments } from './parsedDocuments.ts';
import { quickFixes } from './quickFixes.ts';

/** A place to fill in follows most of these, or a word that can be offered. */
const completionTriggers = [' ', '"', '{', '(', '\\', '/'];

/** `language`: by its name in the manifest; `triggers`: those that it has besides. */
export function registerLanguage<Tree>(
  language: string,
  documents: ParsedDocuments<Tree>,
  triggers: readonly string[] = [],
): vscode.Disposable {
  const { languages } = vscode;
  return vscode.Disposable.from(
    new Diagnostics(language, documents),
    languages.registerCompletionItemProvider(
      language,
      completion(documents),
      ...completionTriggers,
      ...triggers,
    ),
    languages.registerHoverProvider(language, hover(documents)),
    languages.registerCodeActionsProvider(language, quickFixes(documents), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}
