import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the default keys', () => {
  interface Binding {
    readonly key: string;
    readonly command: string;
    readonly when?: string;
  }

  it('clash with none of VS Code and hide none of its keys', async () => {
    const settings = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
    const document = await vscode.workspace.openTextDocument(settings);
    const lines = document.getText().split('\n');
    const json = lines.filter((line) => !line.trimStart().startsWith('//')).join('\n');
    // The list of bindings ends where the comment with the other commands begins.
    const all = JSON.parse(json.slice(0, json.lastIndexOf(']') + 1)) as Binding[];
    assert.ok(all.length > 500);
    const mine = all.filter(({ command }) => command.startsWith('socketLab.'));
    const others = all.filter(({ command }) => !command.startsWith('socketLab.'));
    const inView = mine.filter(({ when }) => when?.includes("focusedView == 'socketLab.sockets'") === true);
    const listKeys = new Set(inView.map(({ key }) => key));
    const forLists = others.filter(({ key, when }) => listKeys.has(key) && when === 'listFocus');
    assert.deepEqual(forLists, [], 'keys that every list of VS Code has');
    // In payload documents alone Ctrl+Enter sends, as the play button of a query or of a REST request does.
    const inPayloads = mine.filter(({ command }) => command === 'socketLab.sendPayloadEditor');
    assert.deepEqual(
      inPayloads.map(({ when }) => when),
      ["editorTextFocus && editorLangId == 'socket-payload'"],
    );
    const inEditors = mine.filter((binding) => !inView.includes(binding) && !inPayloads.includes(binding));
    assert.deepEqual(inEditors.map(({ command }) => command).toSorted(), [
      'socketLab.sendAgain',
      'socketLab.sendSelection',
      'socketLab.sendSelectionAsHex',
    ]);
    for (const { key, when = '' } of inEditors) {
      assert.match(when, /editorTextFocus/);
      assert.match(when, /socketLab\.canSend/);
      const same = others.filter((other) => other.key === key);
      assert.deepEqual(same, [], 'the same keys');
      const [first] = key.split(' ');
      const hidden = others.filter((other) => other.key === first && other.when !== 'false');
      assert.deepEqual(hidden, [], 'a key of its own that could not be reached any more');
      const already = others.filter((other) => other.key.startsWith(`${first} `));
      assert.ok(already.length > 20, 'VS Code itself uses it to begin chords');
    }
  });
});
