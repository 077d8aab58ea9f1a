/** Messages, questions and the clipboard by VS Code's own means. */
import * as vscode from 'vscode';
import type { UserInterface } from '../../app/ports/userInterface.ts';
import { formatFailure } from '../../model/formatFailure.ts';

const statusMs = 4000;

export const userInterface: UserInterface = {
  async confirm({ message, detail, action }) {
    return (await vscode.window.showWarningMessage(message, { modal: true, detail }, action)) === action;
  },
  showInformation: (message) => void vscode.window.showInformationMessage(message),
  showFailure: (failure) => void vscode.window.showErrorMessage(formatFailure(failure)),
  showStatus: (message) => void vscode.window.setStatusBarMessage(message, statusMs),
  copyText: async (text) => vscode.env.clipboard.writeText(text),
};
