import * as vscode from 'vscode';
import { notation } from '../notation.ts';
import { isLanguageId } from './languageIds.ts';

/** For each problem at the cursor that says what would be right. */
export const quickFixes: vscode.CodeActionProvider = {
  provideCodeActions(document, range, { diagnostics }) {
    const { languageId } = document;
    if (!isLanguageId(languageId)) return [];
    // The editor hands over copies of its diagnostics; the problems are looked up anew.
    return notation()
      .remarksOf(languageId, document.getText())
      .flatMap(({ start, end, message, fix }) => {
        const place = new vscode.Range(document.positionAt(start), document.positionAt(end));
        if (fix === undefined || place.intersection(range) === undefined) return [];
        const title = fix === '' ? 'Remove this' : `Write ${fix.trim()}`;
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        action.diagnostics = diagnostics.filter((one) => one.message === message && one.range.isEqual(place));
        action.isPreferred = true;
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(document.uri, place, fix);
        return [action];
      });
  },
};
