import * as vscode from 'vscode';
import type { CommandName, Commands } from '../../src/app/commands/commandTable.ts';
import type { SocketLabApi } from '../../src/vscode/apiTypes.ts';

/** The extension's API, as another extension gets it. */
export async function socketLab(): Promise<SocketLabApi> {
  const extension = vscode.extensions.getExtension<SocketLabApi>('socket-lab.socket-lab');
  if (extension === undefined) throw new Error('The extension is not installed');
  return extension.activate();
}

/** Settles once `isSo` holds; looks again after each change that the API tells of. */
export async function until(isSo: () => boolean): Promise<void> {
  const { onDidChange } = await socketLab();
  if (isSo()) return;
  await new Promise<void>((resolve) => {
    const watching = onDidChange(() => {
      if (!isSo()) return;
      watching.dispose();
      resolve();
    });
  });
}

/** A command as a program calls it. */
export async function run<Name extends CommandName>(
  name: Name,
  ...args: Parameters<Commands[Name]>
): Promise<ReturnType<Commands[Name]>> {
  return vscode.commands.executeCommand(`socketLab.${name}`, ...args);
}

/**
 * Opens an untitled document and shows it. VS Code may bring back the text of one that had the same name and was closed a
 * moment before, from a backup that it is about to remove: then it is closed, and another opened.
 */
export async function openUntitled(
  content: string,
  more: { readonly language?: string } = {},
): Promise<vscode.TextEditor> {
  const lines = (text: string): string => text.replaceAll('\r\n', '\n');
  for (;;) {
    const editor = await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ ...more, content }),
    );
    if (lines(editor.document.getText()) === lines(content)) return editor;
    await closeEditor();
  }
}

/**
 * Closes the active editor without saving, and waits until no untitled document is left: one that is still there would
 * be taken for the next one, which gets its name. Under load VS Code says late which editor is active, so that may not
 * have been the one that was meant.
 */
export async function closeEditor(): Promise<void> {
  const isLeft = () => vscode.workspace.textDocuments.some(({ isUntitled }) => isUntitled);
  do {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    if (isLeft() && !untitledTabs()) await documentClosed();
  } while (isLeft());
}

function untitledTabs(): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === 'untitled');
}

async function documentClosed(): Promise<void> {
  await new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidCloseTextDocument(() => {
      listener.dispose();
      resolve();
    });
  });
}
