import * as vscode from 'vscode';
import { payloadsSetting, type SavedPayloadEntry } from '../../app/saved/savedPayloads.ts';

/**
 * Saves a payload in the settings, replacing one with the same name: in the workspace's where they list payloads
 * already (they override the user's), else the user's. Returns whose settings have it now.
 */
export async function savePayload(saved: SavedPayloadEntry): Promise<'workspace' | 'user'> {
  const { inWorkspace, entries } = payloadsInSettings();
  const before = entries.filter((one) => nameOf(one) !== saved.name);
  const place = entries.findIndex((one) => nameOf(one) === saved.name);
  const after = before.toSpliced(place < 0 ? before.length : place, 0, saved);
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration().update(payloadsSetting, after, target);
  return inWorkspace ? 'workspace' : 'user';
}

/** Opens the settings file that has the list, at the list. */
export async function openSavedPayloads(): Promise<void> {
  const { inWorkspace, entries } = payloadsInSettings();
  const command = inWorkspace ? 'openWorkspaceSettingsFile' : 'openSettingsJson';
  await vscode.commands.executeCommand(`workbench.action.${command}`, {
    // With "edit", VS Code inserts the list where it is missing, or a line into an existing one.
    revealSetting: { key: payloadsSetting, edit: entries.length === 0 },
  });
}

function payloadsInSettings(): { readonly inWorkspace: boolean; readonly entries: readonly unknown[] } {
  const now = vscode.workspace.getConfiguration().inspect<unknown>(payloadsSetting);
  const inWorkspace = vscode.workspace.isTrusted && now?.workspaceValue !== undefined;
  const value = inWorkspace ? now.workspaceValue : now?.globalValue;
  return { inWorkspace, entries: Array.isArray(value) ? value : [] };
}

function nameOf(entry: unknown): unknown {
  const { name } = (typeof entry === 'object' && entry !== null ? entry : {}) as { name?: unknown };
  return typeof name === 'string' ? name.trim() : undefined;
}
