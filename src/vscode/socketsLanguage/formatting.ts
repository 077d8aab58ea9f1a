import * as vscode from 'vscode';
import { formatExperiment } from '../../experiment/editor/formatExperiment.ts';
import { experimentLimitCharacters } from './checkedDocument.ts';

/** The whole document; one that cannot be read stays as it is. */
export const formatting: vscode.DocumentFormattingEditProvider = {
  provideDocumentFormattingEdits(document) {
    const text = document.getText();
    const formatted = text.length > experimentLimitCharacters ? text : formatExperiment(text);
    if (formatted === text) return [];
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
    return [vscode.TextEdit.replace(whole, formatted)];
  },
};
