/** The files of what a page loads later. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import type { ViewFiles } from '../../../page/shellMessages.ts';

/** Rejects where they cannot be read: an update of the extension removes its folder. */
export async function readViewFiles(extensionUri: vscode.Uri): Promise<ViewFiles> {
  const read = (name: string) => readFile(join(extensionUri.fsPath, 'dist', name), 'utf8');
  const [script, style] = await Promise.all([read('inspectorViews.js'), read('inspectorViews.css')]);
  return { script, style };
}
