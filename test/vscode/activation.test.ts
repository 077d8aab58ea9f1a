import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  it('is installed under its id and activates', async () => {
    const extension = vscode.extensions.getExtension('socket-lab.socket-lab');
    assert.ok(extension, 'VS Code does not know socket-lab.socket-lab');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
