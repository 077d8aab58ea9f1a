import { payloadLine } from './payloadLanguages.ts';
import * as vscode from 'vscode';

/** Above a payload: how long it is and how it begins. */
export const payloadLens: vscode.CodeLensProvider = {
  provideCodeLenses(document) {
    const title = payloadLine(document.getText());
    if (title === undefined) return [];
    // Without a command it is text and no button.
    return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command: '' })];
  },
};
