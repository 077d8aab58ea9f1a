/** Registers the editor features of one of our languages. */
import * as vscode from 'vscode';
import { completion } from './completion.ts';
import { Diagnostics } from './diagnostics.ts';
import { hover } from './hover.ts';
import type { ParsedDocuments } from './parsedDocuments.ts';
import { quickFixes } from './quickFixes.ts';

/** Characters that often precede a position with suggestions. */
const completionTriggers = [' ', '"', '{', '(', '\\', '/'];

/** `language`: its id in the manifest; `triggers`: additional trigger characters. */
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
