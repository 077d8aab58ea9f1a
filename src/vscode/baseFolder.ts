import { homedir } from 'node:os';
import * as vscode from 'vscode';

/** Where relative unix paths are: the first folder of the workspace, else the user's home. */
export function baseFolder(): string {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
  return folder?.uri.fsPath ?? homedir();
}
