import type * as vscode from 'vscode';
import { fixActions } from '../languages/fixActions.ts';
import { checkedDocument } from './checkedDocument.ts';

/** For each problem at the cursor that says what would be right. */
export const quickFixes: vscode.CodeActionProvider = {
  provideCodeActions: async (document, range, { diagnostics }) =>
    fixActions(document, range, diagnostics, (await checkedDocument(document))?.problems ?? []),
};
