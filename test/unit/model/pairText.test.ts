import assert from 'node:assert/strict';
import { closedPairsDescription } from '../../../src/model/pairStates.ts';
import { pairDescription, pairIcon, pairLabel, spokenPair } from '../../../src/model/pairText.ts';
import { pairsOf, type ConnectionPair } from '../../../src/model/relayPairs.ts';
import type { Connection } from '../../../src/model/endpoint.ts';
import { accepted, aRelay, connecting } from '../../support/relayRecords.ts';

function pair(client: Partial<Connection>, target: Partial<Connection> | undefined): ConnectionPair {
  const [one] = pairsOf([accepted(client), ...(target === undefined ? [] : [connecting(target)])]);
  return one ?? assert.fail();
}

const error = (code: string) => ({ code, message: code });

describe('pairText', () => {
  it('names both ends', () => {
    assert.equal(pairLabel(pair({}, {}), aRelay()), ':53131 ⇄ :5432');
    const path = aRelay({ target: 'unix:/var/run/docker.sock' });
    assert.equal(pairLabel(pair({ remote: '' }, {}), path), 'client #2 ⇄ docker.sock');
  });

  it('says what came from either end, by the arrow from its side', () => {
    const busy = pair({ bytesIn: 41, bytesOut: 29 }, { bytesIn: 2900, bytesOut: 41 });
    assert.equal(pairDescription(busy), '→ 41 B ← 2.9 kB');
    const rates = { inBytesPerSecond: 10, outBytesPerSecond: 2000 };
    assert.equal(pairDescription(busy, rates), '→ 41 B ← 2.9 kB (2 kB/s)');
    assert.equal(pairDescription(pair({}, {})), '');
  });

  it('says how much of it is held', () => {
    const busy = pair({ bytesIn: 41 }, { bytesIn: 0 });
    const rates = { inBytesPerSecond: 0, outBytesPerSecond: 0 };
    assert.equal(pairDescription(busy, rates, { count: 1, bytes: 12 }), '1 held · 12 B · → 41 B');
    assert.match(
      spokenPair(busy, aRelay(), { count: 1200, bytes: 12 }),
      /target connected, 1,200 held with 12 B, 41 B from the client/,
    );
  });

  it('says whose side is not as usual', () => {
    assert.equal(pairDescription(pair({}, { state: 'connecting' })), 'connecting');
    const ended = pair({ state: 'peerEnded', bytesIn: 5 }, { state: 'ended' });
    assert.equal(pairDescription(ended), 'client half-closed · → 5 B');
    assert.equal(pairDescription(pair({ state: 'ended' }, { state: 'peerEnded' })), 'target half-closed');
    const gone = { closedAt: 3_000_000, openedAt: 0 };
    const refused = pair(
      { state: 'reset', ...gone },
      { state: 'failed', error: error('ECONNREFUSED'), ...gone },
    );
    assert.equal(pairDescription(refused), 'target refused · ECONNREFUSED · 3 s');
    assert.equal(pairDescription(pair({ state: 'reset' }, { state: 'reset' })), 'reset');
  });

  it('says which end does not take what is there for it, and which is not read', () => {
    const full = pair({ readingPaused: true }, { queued: 64_000 });
    assert.equal(pairDescription(full), '64 kB waiting for the target');
    assert.equal(pairDescription(pair({ readingPaused: true }, {})), 'client not read');
  });

  it('tells a screen reader both states and whole addresses', () => {
    const words = spokenPair(pair({ bytesIn: 41 }, { state: 'peerEnded', bytesIn: 29 }), aRelay());
    assert.equal(
      words,
      'relayed connection of 127.0.0.1:53131 to tcp://127.0.0.1:5432, ' +
        'client connected, target half-closed by the peer, 41 B from the client, 29 B from the target',
    );
    assert.match(spokenPair(pair({}, undefined), aRelay()), /client connected, target not connected/);
  });

  it('has the icon of the side that is worse off', () => {
    assert.equal(pairIcon(pair({}, {})).tone, 'good');
    assert.equal(pairIcon(pair({}, undefined)).icon, 'sync');
    assert.equal(pairIcon(pair({ state: 'reset' }, { state: 'failed' })).icon, 'error');
    assert.equal(
      pairIcon(pair({ state: 'closed', closedAt: 1 }, { state: 'closed', closedAt: 1 })).tone,
      'off',
    );
  });

  it('counts the closed ones', () => {
    const over = { state: 'closed', closedAt: 1 } as const;
    const closed = pair(over, over);
    const reset = pair({ ...over, state: 'reset' }, over);
    assert.equal(closedPairsDescription([pair({}, {}), closed, reset]), '2 more · 1 reset');
    assert.equal(closedPairsDescription([closed]), '1');
  });
});
