import assert from 'node:assert/strict';
import { relayRequest, requireLines } from '../../../../src/app/actions/programRelay.ts';

describe('relayRequest', () => {
  it('takes two addresses, and what else is said', () => {
    assert.deepEqual(relayRequest(':1', ':2', undefined), { kind: 'relay', address: ':1', target: ':2' });
    assert.deepEqual(relayRequest(':1', ':2', { faults: ['stall'], seed: 7, other: 1 }), {
      kind: 'relay',
      address: ':1',
      target: ':2',
      faults: ['stall'],
      seed: 7,
    });
  });

  it('refuses anything else with what it should be', () => {
    assert.throws(() => relayRequest(':1', undefined, undefined), /two addresses/);
    assert.throws(() => relayRequest(':1', ':2', 'stall'), /\{ faults, seed, name \}/);
    assert.throws(() => relayRequest(':1', ':2', { faults: 'stall' }), /list of texts/);
    assert.throws(() => relayRequest(':1', ':2', { seed: '7' }), /seed must be a number/);
    assert.throws(() => relayRequest(':1', ':2', { name: 7 }), /name must be a text/);
    assert.throws(() => requireLines(['stall', 7]), /must be a text/);
  });
});
