import assert from 'node:assert/strict';
import { withFault, withoutFaults } from '../../../src/model/faultList.ts';
import type { Fault, FaultDirection } from '../../../src/model/faultSpec.ts';

function latency(delayMs: number, direction: FaultDirection = 'both'): Fault {
  return { kind: 'latency', settings: { delayMs }, direction, chance: { percent: 100, per: 'connection' } };
}
const corrupt: Fault = { ...latency(0), kind: 'corrupt', settings: {} };

describe('the list of faults', () => {
  it('changes a fault of the same kind and direction in its place', () => {
    assert.deepEqual(withFault([latency(1), corrupt], latency(2)), [latency(2), corrupt]);
    assert.deepEqual(withFault([latency(1), corrupt], { ...latency(1), enabled: false }), [
      { ...latency(1), enabled: false },
      corrupt,
    ]);
  });

  it('adds another at the end', () => {
    assert.deepEqual(withFault([latency(1), corrupt], latency(2, 'up')), [
      latency(1),
      corrupt,
      latency(2, 'up'),
    ]);
  });

  it('keeps faults apart that have patterns of their own', () => {
    const hold = (pattern: string): Fault => ({ ...corrupt, kind: 'hold', settings: { pattern } });
    const both = withFault([hold('"a"')], hold('"b"'));
    assert.deepEqual(both, [hold('"a"'), hold('"b"')]);
    assert.equal(withFault(both, { ...hold('"b"'), enabled: false }).length, 2);
  });

  it('removes all of a kind', () => {
    assert.deepEqual(withoutFaults([latency(1), corrupt, latency(2, 'up')], 'latency'), [corrupt]);
  });
});
