/** The workspace of the window, as `src/app` sees it. */
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Workspace } from '../../app/ports/workspace.ts';

export const windowWorkspace: Workspace = {
  baseFolder,
  isTrusted: () => vscode.workspace.isTrusted,
  trustedFolders: () => (vscode.workspace.isTrusted ? folders() : []),
};

/** Where relative paths are: the first folder of the workspace, else the user's home. */
export function baseFolder(): string {
  return folders()[0] ?? homedir();
}

function folders(): readonly string[] {
  const all = vscode.workspace.workspaceFolders ?? [];
  return all.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
}
