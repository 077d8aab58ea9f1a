import assert from 'node:assert/strict';
import { forwarded, requireDecision, requireHeld } from '../../../../src/app/actions/programDecision.ts';

describe('programDecision', () => {
  it('takes decisions, with other bytes or a text', () => {
    assert.deepEqual(requireDecision({ kind: 'drop' }), { kind: 'drop' });
    assert.deepEqual(requireDecision({ kind: 'reset', more: 1 }), { kind: 'reset' });
    assert.deepEqual(requireDecision({ kind: 'forward' }), { kind: 'forward' });
    const bytes = Uint8Array.from([1]);
    assert.deepEqual(requireDecision({ kind: 'forward', bytes }), { kind: 'forward', bytes });
    assert.deepEqual(forwarded('é'), { kind: 'forward', bytes: Buffer.from('é') });
    assert.deepEqual(forwarded(null), { kind: 'forward' });
    assert.equal(requireHeld(7), 7);
  });

  it('refuses anything else with what it takes', () => {
    for (const wrong of [undefined, null, 'drop', {}, { kind: 'keep' }])
      assert.throws(() => requireDecision(wrong), /A decision is \{ kind: "forward"/);
    assert.throws(() => forwarded(5), /must be a Uint8Array or a text/);
    for (const wrong of [undefined, 0, 1.5, '1']) assert.throws(() => requireHeld(wrong), /has a number/);
  });
});
