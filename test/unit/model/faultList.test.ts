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

  it('removes all of a kind', () => {
    assert.deepEqual(withoutFaults([latency(1), corrupt, latency(2, 'up')], 'latency'), [corrupt]);
  });
});
