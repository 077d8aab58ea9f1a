/** A setting that is a list, in the settings where a change of it takes effect. */
import * as vscode from 'vscode';
import { settingTable } from '../../app/ports/settings.ts';

export interface ListSetting {
  /** The workspace's where they have the list already, as they override the user's; else the user's. */
  readonly where: 'workspace' | 'user';
  /** Undefined: these settings have no list. */
  readonly entries: readonly unknown[] | undefined;
  readonly replace: (entries: readonly unknown[]) => Thenable<void>;
}

type ListName = 'payloads' | 'colorRules';

export function listSetting(name: ListName): ListSetting {
  const settings = vscode.workspace.getConfiguration();
  const key = `socketLab.${name}`;
  const now = settings.inspect<unknown>(key);
  const { restricted = false } = settingTable[name];
  const inWorkspace = now?.workspaceValue !== undefined && (vscode.workspace.isTrusted || !restricted);
  const value = inWorkspace ? now.workspaceValue : now?.globalValue;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  return {
    where: inWorkspace ? 'workspace' : 'user',
    entries: Array.isArray(value) ? value : undefined,
    replace: (entries) => settings.update(key, entries, target),
  };
}

/** Opens the settings file that has the list, at the list. */
export async function openListSetting(name: ListName): Promise<void> {
  const { where, entries = [] } = listSetting(name);
  const command = where === 'workspace' ? 'openWorkspaceSettingsFile' : 'openSettingsJson';
  await vscode.commands.executeCommand(`workbench.action.${command}`, {
    // With "edit", VS Code inserts the list where it is missing, or a line into an existing one.
    revealSetting: { key: `socketLab.${name}`, edit: entries.length === 0 },
  });
}
