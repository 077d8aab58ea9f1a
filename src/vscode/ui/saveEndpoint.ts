/** Saves an endpoint in the settings: the workspace's if there is one, so that a team shares it. */
import { accepts } from '../../model/endpointKinds.ts';
import * as vscode from 'vscode';
import type { Endpoint } from '../../model/endpoint.ts';
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

/** As requested, so that it opens the same way anywhere. */
export function savedEndpointOf(
  { kind, requested, responder, name: given }: Endpoint,
  name: string | undefined,
): SavedEndpoint {
  const called = (name ?? given ?? '').trim();
  return {
    ...(called === '' ? {} : { name: called }),
    ...(accepts(kind) ? { listen: requested } : { connect: requested }),
    ...(responder === undefined ? {} : { responder }),
  };
}
