import assert from 'node:assert/strict';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import type { Offers } from '../../../../src/vscode/offers/offers.ts';
import { contexts } from '../../../../src/vscode/trees/contexts.ts';
import { connected, ledgerOf, listening, lost, make, over } from '../../../support/ledgerEvents.ts';

describe('contexts', () => {
  const noOffers = { gone: () => [], saved: () => [] } as unknown as Offers;
  /** The names that are true. */
  const after = (...events: EngineEvent[]) =>
    Object.entries(contexts(ledgerOf(...events), noOffers))
      .filter(([, value]) => value)
      .map(([name]) => name);

  it('offers nothing while nothing is there', () => assert.deepEqual(after(), []));

  it('offers a responder, but nothing about connections, while a listener waits', () => {
    assert.deepEqual(after(...listening), ['hasEndpoints', 'hasOpen', 'hasListeners']);
  });

  it('offers what an open stream takes, and resuming only after a pause', () => {
    const accepted = [...listening, make('accepted')];
    const streams = ['hasEndpoints', 'hasOpen', 'hasListeners', 'hasTcpStreams'];
    assert.deepEqual(after(...accepted), [...streams, 'hasReading', 'hasHalfOpen']);
    assert.deepEqual(after(...accepted, make('paused')), [...streams, 'hasPaused', 'hasHalfOpen']);
    assert.deepEqual(after(...accepted, make('end', { call: 'shutdown', direction: 'out' })), [
      ...streams,
      'hasReading',
    ]);
  });

  it('offers no half-close and no pause over UDP', () => {
    const bound = [make('opening', { transport: 'udp' }), make('bound'), make('accepted')];
    assert.deepEqual(after(...bound), ['hasEndpoints', 'hasOpen', 'hasListeners']);
  });

  it('offers to clear away what is closed', () => {
    assert.deepEqual(after(...connected, lost, over), ['hasEndpoints', 'hasClosed']);
  });

  it('knows what is gone and what is saved', () => {
    const some = { gone: () => [{}], saved: () => [{}] } as unknown as Offers;
    const { hasGone, hasSaved } = contexts(ledgerOf(), some);
    assert.ok(hasGone && hasSaved);
  });
});
