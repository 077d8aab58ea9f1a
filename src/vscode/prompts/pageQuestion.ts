import * as vscode from 'vscode';
import { excerpt } from '../../model/excerpt.ts';
import { PageGate, type PageQuestion } from '../../app/sending/pageGate.ts';

/** The gate of this window's pages: it trusts the folders of a trusted workspace, and asks in a box of VS Code's. */
export function pageGate(): PageGate {
  return new PageGate({ trustedFolders, ask });
}

function trustedFolders(): string[] {
  if (!vscode.workspace.isTrusted) return [];
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
}

/** All of a path, without live characters: it is what the user decides by. */
function shown(path: string): string {
  return path.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}

async function ask({ files, environment, target }: PageQuestion): Promise<boolean> {
  const send = 'Send';
  const things = [
    ...files.map((path) => `the file ${shown(path)}`),
    ...environment.map((name) => `the value of the environment variable ${excerpt(name)}`),
  ];
  const detail = `The composer's payload contains ${things.join(', ')}.\n\nThis is asked once for each of them and each target while the window is open.`;
  const question = `Send this to ${target}?`;
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, send)) === send;
}
