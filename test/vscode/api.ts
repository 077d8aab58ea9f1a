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
 * Closes the active editor without saving, and waits until its document is closed too: an untitled one that is not
 * yet would be taken for the next one, which gets its name.
 */
export async function closeEditor(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const closed = new Promise<void>((resolve) => {
    if (document?.isUntitled !== true) {
      resolve();
      return;
    }
    const listener = vscode.workspace.onDidCloseTextDocument((other) => {
      if (other !== document) return;
      listener.dispose();
      resolve();
    });
  });
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await closed;
}
