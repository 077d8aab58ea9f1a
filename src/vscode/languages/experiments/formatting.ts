import * as vscode from 'vscode';
import { formatting } from '../../../language/experiment/editor/formatExperiment.ts';
import { workInSlices } from '../../../app/timing/workInSlices.ts';

/** The whole document; one that cannot be read stays as it is. */
export const documentFormatting: vscode.DocumentFormattingEditProvider = {
  async provideDocumentFormattingEdits(document) {
    const text = document.getText();
    const formatted = await workInSlices(formatting(text));
    if (formatted === undefined || formatted === text) return [];
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
    return [vscode.TextEdit.replace(whole, formatted)];
  },
};
