import assert from 'node:assert/strict';
import { commandTable } from '../../../../src/app/commands/commandTable.ts';
import { needsRow } from '../../../../src/app/commands/rowCommand.ts';

describe('needsRow', () => {
  it('holds for what is in the menus of rows, in a submenu of them too', () => {
    const { stop, copyAddress, copyAsNetcat, halfClose, runExperiment, openInspector } = commandTable;
    for (const row of [stop, copyAddress, copyAsNetcat, halfClose, runExperiment, openInspector])
      assert.ok(needsRow(row), row.title);
  });

  it('does not hold for what the title bar of a tree offers', () => {
    const { startListener, stopAll, startSaved, forgetGone, openExample, newExperiment } = commandTable;
    for (const row of [startListener, stopAll, startSaved, forgetGone, openExample, newExperiment])
      assert.ok(!needsRow(row), row.title);
  });
});
