import assert from 'node:assert/strict';
import { trafficCommands } from '../../../../../src/app/commands/rows/trafficCommands.ts';

describe('the commands about selected rows', () => {
  const rows = Object.values(trafficCommands).flatMap((row) => ('rowsCommand' in row ? [row] : []));

  it('each have the page do something else', () => {
    assert.ok(rows.length > 10);
    assert.equal(new Set(rows.map(({ rowsCommand }) => rowsCommand)).size, rows.length);
    assert.equal(trafficCommands.copyRows.rowsCommand, 'copyText');
    assert.equal(trafficCommands.followRowStream.rowsCommand, 'followStream');
  });

  it('say to programs why they take no arguments', () => {
    for (const { peopleOnly } of rows)
      assert.equal(peopleOnly, 'it acts on the selected rows of a traffic page');
  });
});
