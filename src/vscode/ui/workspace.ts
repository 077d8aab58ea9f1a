/** Implements `Workspace` for the window's workspace. */
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Workspace } from '../../app/ports/workspace.ts';

export const windowWorkspace: Workspace = {
  baseFolder,
  isTrusted: () => vscode.workspace.isTrusted,
  trustedFolders: () => (vscode.workspace.isTrusted ? folders() : []),
};

/** The base of relative paths: the first folder of the workspace, otherwise the user's home. */
export function baseFolder(): string {
  return folders()[0] ?? homedir();
}

function folders(): readonly string[] {
  const all = vscode.workspace.workspaceFolders ?? [];
  return all.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
}
