import { remarksOf } from './payloadLanguages.ts';
import type * as vscode from 'vscode';
import { fixActions } from './fixActions.ts';
import { isLanguageId } from './languageIds.ts';

/** For each problem at the cursor that says what would be right. */
export const quickFixes: vscode.CodeActionProvider = {
  provideCodeActions(document, range, { diagnostics }) {
    const { languageId } = document;
    if (!isLanguageId(languageId)) return [];
    // The editor hands over copies of its diagnostics; the problems are looked up anew.
    return fixActions(document, range, diagnostics, remarksOf(languageId, document.getText()));
  },
};
