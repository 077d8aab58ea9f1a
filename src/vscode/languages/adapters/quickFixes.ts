import * as vscode from 'vscode';
import type { Problem } from '../../../model/problem.ts';
import type { ParsedDocuments } from './parsedDocuments.ts';
import { rangeOf } from './rangeOf.ts';

/** Quick fixes for the problems at the cursor that have a correction. */
export function quickFixes<Tree>(documents: ParsedDocuments<Tree>): vscode.CodeActionProvider {
  return {
    // The editor passes copies of its diagnostics, which lack the fixes.
    provideCodeActions: async (document, range, { diagnostics }) =>
      fixActions(document, range, diagnostics, (await documents.diagnostics(document)) ?? []),
  };
}

function fixActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
  problems: readonly Problem[],
): vscode.CodeAction[] {
  return problems.flatMap((problem) => {
    const { start, end, message, fix } = problem;
    const place = rangeOf(document, problem);
    if (fix === undefined || place.intersection(range) === undefined) return [];
    const action = new vscode.CodeAction(titleOf(fix, start === end), vscode.CodeActionKind.QuickFix);
    action.diagnostics = diagnostics.filter((one) => one.message === message && one.range.isEqual(place));
    action.isPreferred = true;
    action.edit = new vscode.WorkspaceEdit();
    action.edit.replace(document.uri, place, fix);
    return [action];
  });
}

function titleOf(fix: string, isMissing: boolean): string {
  if (fix === '') return 'Remove this';
  if (fix.trim() === '') return 'Correct the indentation';
  return `${isMissing ? 'Insert' : 'Write'} ${fix.trim()}`;
}
