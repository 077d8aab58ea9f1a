import assert from 'node:assert/strict';
import { freeName, type NameUse } from '../../../../src/app/experiments/freeName.ts';

const names =
  (uses: Readonly<Record<string, NameUse>>) =>
  (name: string): Promise<NameUse> =>
    Promise.resolve(uses[name] ?? 'free');

describe('freeName', () => {
  const uses = names({
    'captured.sockets': 'taken',
    'captured-2.sockets': 'unsaved',
    'L04-upper-case.sockets': 'unsaved',
  });

  it('is the first that neither a document nor a file has', async () => {
    assert.equal(await freeName('experiment', uses), 'experiment.sockets');
    assert.equal(await freeName('captured', uses), 'captured-3.sockets');
    assert.equal(await freeName('L04-upper-case', uses), 'L04-upper-case-2.sockets');
  });

  it('is the one that is open where that is meant, and never a file', async () => {
    assert.equal(await freeName('L04-upper-case', uses, 'unsaved'), 'L04-upper-case.sockets');
    assert.equal(await freeName('captured', uses, 'unsaved'), 'captured-2.sockets');
  });
});
