import assert from 'node:assert/strict';
import { SendTarget } from '../../../../src/app/targets/sendTarget.ts';
import { targetText } from '../../../../src/app/targets/targetText.ts';
import { targetWithin } from '../../../../src/app/targets/targetWithin.ts';
import { ledgerOf, make, relayed } from '../../../support/ledgerEvents.ts';

/** A listener #7 with the connection 8. */
const listener = [
  make('opening', { endpoint: 7 }),
  make('listening', { endpoint: 7 }),
  make('accepted', { endpoint: 7, connection: 8 }),
];

describe('the sides of a relay as targets', () => {
  it('can be chosen, each in words that tell it from the other', () => {
    const target = new SendTarget(ledgerOf(...relayed));
    assert.deepEqual(
      target.candidates().map(({ id, label }) => [id, label]),
      [
        [2, ':6000 ⇄ :5432 (to the client)'],
        [3, ':6000 ⇄ :5432 (to the target)'],
      ],
    );
    target.choose(3);
    const state = target.state();
    assert.ok(state.kind === 'set');
    assert.deepEqual([state.id, state.label], [3, ':6000 ⇄ :5432 (to the target)']);
    assert.equal(targetText(ledgerOf(...relayed), 3), ':6000 ⇄ :5432 (to the target)');
  });

  it('are never sent to unasked, and in the way of no other target', () => {
    assert.equal(new SendTarget(ledgerOf(...relayed)).state().kind, 'several');
    const half = [...relayed, make('closed', { connection: 3 })];
    assert.equal(new SendTarget(ledgerOf(...half)).state().kind, 'several', 'a single one');
    assert.equal(new SendTarget(ledgerOf(...relayed, ...listener)).current(), 8);
  });

  it('do not make the relay as a whole a target', () => {
    const target = new SendTarget(ledgerOf(...relayed));
    assert.deepEqual([target.canSend(1), target.canSend(2), target.canSend(3)], [false, true, true]);
  });

  it('are the target of what the user looks at when one of them was chosen', () => {
    const ledger = ledgerOf(...relayed);
    assert.deepEqual(
      [targetWithin(ledger, 1, undefined), targetWithin(ledger, 2, undefined)],
      [undefined, undefined],
    );
    assert.deepEqual(
      [targetWithin(ledger, 1, 3), targetWithin(ledger, 2, 3), targetWithin(ledger, 3, 3)],
      [3, 3, 3],
    );
    assert.equal(targetWithin(ledgerOf(...relayed, ...listener), 1, 8), undefined, "another one's");
    ledger.apply(make('closed', { connection: 3 }));
    assert.equal(targetWithin(ledger, 2, 3), undefined);
  });

  it('are neither chosen by looking at the pair, nor left by it', () => {
    const target = new SendTarget(ledgerOf(...relayed));
    target.lookAt(2);
    assert.equal(target.current(), undefined);
    target.choose(3);
    target.lookAt(2);
    assert.equal(target.current(), 3);
  });
});
