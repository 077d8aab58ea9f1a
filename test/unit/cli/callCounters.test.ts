import assert from 'node:assert/strict';
import { CallCounters } from '../../../src/cli/callCounters.ts';
import type { CounterPart } from '../../../src/payload/payloadPart.ts';

describe('CallCounters', () => {
  it('goes a step on at each send, over all payloads, and not within one', () => {
    const counters = new CallCounters();
    const next = (first: number, step: number): bigint =>
      counters.next({} as CounterPart, BigInt(first), BigInt(step));
    const seen: bigint[][] = [];
    for (let send = 0; send < 3; send++) {
      counters.nextSend();
      seen.push([next(0, 1), next(0, 1), next(5, -2)]);
    }
    assert.deepEqual(seen, [
      [0n, 0n, 5n],
      [1n, 1n, 3n],
      [2n, 2n, 1n],
    ]);
  });
});
