/** Saves an endpoint in the settings: the workspace's if there is one, so that a team shares it. */
import * as vscode from 'vscode';
import type { SavedEndpoint } from '../../app/saved/savedEndpoints.ts';

export const savedSetting = 'socketLab.endpoints';

/** Returns whose settings have it now. */
export async function saveEndpoint(saved: SavedEndpoint): Promise<'workspace' | 'user'> {
  const settings = vscode.workspace.getConfiguration();
  const inWorkspace = vscode.workspace.workspaceFolders !== undefined;
  const now = settings.inspect<unknown[]>(savedSetting);
  const before = inWorkspace ? now?.workspaceValue : now?.globalValue;
  const entries = Array.isArray(before) ? before : [];
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await settings.update(savedSetting, [...entries, saved], target);
  return inWorkspace ? 'workspace' : 'user';
}
