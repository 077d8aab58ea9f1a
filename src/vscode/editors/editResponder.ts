import * as vscode from 'vscode';
import type { Endpoint } from '../../model/endpoint.ts';
import { responderUri } from './responderUri.ts';

/** Opens a listener's rules in an editor. */
export async function editResponder(endpoint: Endpoint): Promise<void> {
  const document = await vscode.workspace.openTextDocument(responderUri(endpoint));
  await vscode.window.showTextDocument(document, { preview: false });
}
