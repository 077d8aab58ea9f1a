import * as vscode from 'vscode';
import { formatting } from '../../../language/experiment/editor/formatExperiment.ts';
import { workInSlices } from '../../../app/timing/workInSlices.ts';

/** Formats the whole document; one with syntax errors is left unchanged. */
export const documentFormatting: vscode.DocumentFormattingEditProvider = {
  async provideDocumentFormattingEdits(document) {
    const text = document.getText();
    const formatted = await workInSlices(formatting(text));
    if (formatted === undefined || formatted === text) return [];
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
    return [vscode.TextEdit.replace(whole, formatted)];
  },
};
