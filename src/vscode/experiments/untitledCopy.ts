/** Creates unsaved documents, each with the path where Ctrl+S will save it: a free name in the base folder. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import { baseFolder } from '../ui/workspace.ts';
import { writeText } from '../ui/writeText.ts';
import { freeName, type NameUse } from '../../app/experiments/freeName.ts';

/** Opens a document with a name of its own. */
export async function openNew(base: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(untitledUri(await freeName(base, useOf)));
  await writeText(document, text);
  return shown(document, text);
}

/** Opens a copy. One that is already open is shown unchanged: the user may have edited it. */
export async function openCopy(base: string, text: string): Promise<vscode.TextDocument> {
  const name = await freeName(base, useOf, 'unsaved');
  const document = await vscode.workspace.openTextDocument(untitledUri(name));
  if (document.getText() === '') await writeText(document, text);
  return shown(document, text);
}

async function shown(document: vscode.TextDocument, text: string): Promise<vscode.TextDocument> {
  // Set as the editor opens, not afterwards: text typed at once would be split by the moving cursor.
  const selection = document.getText() === text ? { selection: new vscode.Range(0, 0, 0, 0) } : {};
  await vscode.window.showTextDocument(document, { preview: false, ...selection });
  return document;
}

function fileUri(name: string): vscode.Uri {
  return vscode.Uri.file(join(baseFolder(), name));
}

function untitledUri(name: string): vscode.Uri {
  return fileUri(name).with({ scheme: 'untitled' });
}

async function useOf(name: string): Promise<NameUse> {
  const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
  if (open.has(untitledUri(name).toString())) return 'unsaved';
  const file = fileUri(name);
  if (open.has(file.toString())) return 'taken';
  return vscode.workspace.fs.stat(file).then(
    () => 'taken',
    () => 'free',
  );
}
