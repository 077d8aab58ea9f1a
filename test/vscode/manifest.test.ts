import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandId } from '../../src/app/commands/commandId.ts';
import { commandNames } from '../../src/app/commands/commandTable.ts';
import { socketLab } from './api.ts';

describe('the manifest in a real VS Code', () => {
  it('every command is registered', async () => {
    await socketLab();
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      commandNames.map(commandId).filter((id) => !known.has(id)),
      [],
    );
  });

  it('both views can be shown', async () => {
    await vscode.commands.executeCommand('socketLab.sockets.focus');
    await vscode.commands.executeCommand('socketLab.traffic.focus');
  });
});
