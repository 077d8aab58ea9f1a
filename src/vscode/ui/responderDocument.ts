/**
 * The rules of a listener as a document, `socket-lab:/responder/7/127.0.0.1:9998.socket-rules`: its URI, and opening it
 * in an editor.
 */
import * as vscode from 'vscode';
import type { Endpoint } from '../../model/endpoint.ts';
import { addressLabel } from '../../model/endpointText.ts';

export const responderScheme = 'socket-lab';
const form = /^\/responder\/(\d+)\/[^/]+\.socket-rules$/;

export function responderUri(endpoint: Endpoint): vscode.Uri {
  return vscode.Uri.from({
    scheme: responderScheme,
    path: `/responder/${endpoint.id}/${fileName(endpoint)}.socket-rules`,
  });
}

/** Opens a listener's rules in an editor. */
export async function editResponder(endpoint: Endpoint): Promise<void> {
  const document = await vscode.workspace.openTextDocument(responderUri(endpoint));
  await vscode.window.showTextDocument(document, { preview: false });
}

/** The listener's id; undefined for any other path. */
export function listenerOf({ path }: vscode.Uri): number | undefined {
  const [, id] = form.exec(path) ?? [];
  return id === undefined ? undefined : Number(id);
}

/** The name of the editor's tab. The id alone would do, but after a reload it may be another listener's. */
function fileName(endpoint: Endpoint): string {
  return (
    addressLabel(endpoint)
      .replace(/^\w+:\/*/, '')
      .replaceAll(/[/\\]/g, '-') || 'listener'
  );
}
