import * as vscode from 'vscode';

export const payloadLanguage = 'socket-payload';

/** An untitled document of payload notation beside nothing: what is in it is sent from there. */
export async function openPayloadEditor(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: payloadLanguage, content });
  const end = document.positionAt(content.length);
  await vscode.window.showTextDocument(document, { preview: false, selection: new vscode.Range(end, end) });
}
