/** The command `socket-lab` in VS Code's terminals: it is on their PATH while the extension is installed. */
import { delimiter, join } from 'node:path';
import type * as vscode from 'vscode';

/** VS Code keeps the change for terminals that are opened before the extension is active again. */
export function putCliOnPath({
  environmentVariableCollection: variables,
  extensionPath,
}: Pick<vscode.ExtensionContext, 'environmentVariableCollection' | 'extensionPath'>): void {
  variables.description = 'Adds the command `socket-lab`.';
  // Behind everything: a `socket-lab` of the user's own comes first.
  variables.append('PATH', delimiter + join(extensionPath, 'media', 'bin'));
  // Node is not on every machine's PATH; this one is what we run in.
  variables.replace('SOCKET_LAB_NODE', process.execPath);
}
