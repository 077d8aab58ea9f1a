/** Puts the command `socket-lab` on the PATH of VS Code's terminals while the extension is installed. */
import { delimiter, join } from 'node:path';
import type * as vscode from 'vscode';

/** VS Code persists the change for terminals opened before the extension is next activated. */
export function putCliOnPath({
  environmentVariableCollection: variables,
  extensionPath,
  globalStorageUri,
}: Pick<
  vscode.ExtensionContext,
  'environmentVariableCollection' | 'extensionPath' | 'globalStorageUri'
>): void {
  variables.description = 'Adds the command `socket-lab`.';
  // Appended, so that a `socket-lab` of the user's own has precedence.
  variables.append('PATH', delimiter + join(extensionPath, 'media', 'bin'));
  // Not every machine has Node on its PATH; this is the one we run in.
  variables.replace('SOCKET_LAB_NODE', process.execPath);
  // The command's TLS listeners are trusted here, and ours there.
  variables.replace('SOCKET_LAB_AUTHORITY', globalStorageUri.fsPath);
}
