/** Opens payload notation in an editor. */
import * as vscode from 'vscode';
import { writeText } from './writeText.ts';

export const payloadLanguage = 'socket-payload';

/** Opens an untitled document of payload notation, from which it can be sent. */
export async function openPayloadEditor(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: payloadLanguage, content });
  await writeText(document, content);
  const end = document.positionAt(content.length);
  await vscode.window.showTextDocument(document, { preview: false, selection: new vscode.Range(end, end) });
}
