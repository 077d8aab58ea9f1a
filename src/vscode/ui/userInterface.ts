/** Implements messages, prompts and the clipboard with VS Code's API. */
import * as vscode from 'vscode';
import type { SavePlace, UserInterface } from '../../app/ports/userInterface.ts';
import { withLateProgress } from './lateProgress.ts';
import { baseFolder } from './workspace.ts';
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
  showWarning: (message) => void vscode.window.showWarningMessage(message),
  async offer(message, button) {
    return (await vscode.window.showInformationMessage(message, button)) === button;
  },
  async offerAfterError(message, button) {
    return (await vscode.window.showErrorMessage(message, button)) === button;
  },
  async askText({ limit, ...question }) {
    return vscode.window.showInputBox({
      ...question,
      validateInput: ({ length }) =>
        length > limit ? `At most ${limit} characters: these are ${length}.` : undefined,
    });
  },
  async pick(choices, { title, placeholder }) {
    return (await vscode.window.showQuickPick(choices, { title, placeHolder: placeholder }))?.value;
  },
  async chooseSavePlace({ title, name }) {
    // A folder of the workspace may be on a file system of an extension.
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(baseFolder());
    const defaultUri = vscode.Uri.joinPath(folder, name);
    const uri = await vscode.window.showSaveDialog({ title, defaultUri });
    return uri && savePlaceAt(uri);
  },
  withProgress: withLateProgress,
};

export function savePlaceAt(uri: vscode.Uri): SavePlace {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  if (uri.scheme === 'file') return { name, path: uri.fsPath };
  return { name, write: async (bytes) => vscode.workspace.fs.writeFile(uri, bytes) };
}
