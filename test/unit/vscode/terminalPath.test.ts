import assert from 'node:assert/strict';
import { delimiter, join } from 'node:path';
import type * as vscode from 'vscode';
import { putCliOnPath } from '../../../src/vscode/terminalPath.ts';

it('putCliOnPath adds a folder behind the PATH, and names the Node that runs us', () => {
  const changes: string[][] = [];
  const environmentVariableCollection = {
    append: (...change: string[]) => void changes.push(['append', ...change]),
    replace: (...change: string[]) => void changes.push(['replace', ...change]),
  } as unknown as vscode.GlobalEnvironmentVariableCollection;
  const globalStorageUri = { fsPath: '/storage' } as vscode.Uri;
  putCliOnPath({ environmentVariableCollection, extensionPath: '/x', globalStorageUri });
  assert.deepEqual(changes, [
    ['append', 'PATH', delimiter + join('/x', 'media', 'bin')],
    ['replace', 'SOCKET_LAB_NODE', process.execPath],
    ['replace', 'SOCKET_LAB_AUTHORITY', '/storage'],
  ]);
});
