import assert from 'node:assert/strict';
import { trafficCommands } from '../../../../../src/app/commands/rows/trafficCommands.ts';

describe('the commands about selected rows', () => {
  const rows = Object.values(trafficCommands).flatMap((row) => ('rowsCommand' in row ? [row] : []));

  it('each have the page do something else', () => {
    // One act under the title that fits the row.
    const acts = rows.filter((row) => row !== trafficCommands.editNote).map(({ rowsCommand }) => rowsCommand);
    assert.equal(trafficCommands.editNote.rowsCommand, trafficCommands.addNote.rowsCommand);
    assert.equal(new Set(acts).size, acts.length);
    assert.equal(trafficCommands.copyRows.rowsCommand, 'copyText');
    assert.equal(trafficCommands.followRowStream.rowsCommand, 'followStream');
  });

  it('say to programs why they take no arguments', () => {
    for (const { peopleOnly } of rows)
      assert.equal(peopleOnly, 'it acts on the selected rows of a traffic page');
  });
});
