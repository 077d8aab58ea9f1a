import assert from 'node:assert/strict';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import { contextKeys, type ContextSources } from '../../../../src/app/status/contextKeys.ts';
import { connected, ledgerOf, listening, lost, make, over } from '../../../support/ledgerEvents.ts';

describe('contextKeys', () => {
  const nothing: Omit<ContextSources, 'ledger'> = {
    store: { first: 0, next: 0 },
    startables: { previous: () => [], saved: () => [] },
    target: { hasCandidates: () => false },
    sent: { isEmpty: true },
    repeats: { isIdle: true },
    held: { isEmpty: true },
  };
  /** The names that are true. */
  const after = (...events: EngineEvent[]) =>
    Object.entries(contextKeys({ ...nothing, ledger: ledgerOf(...events) }))
      .filter(([, value]) => value)
      .map(([name]) => name);

  it('startables nothing while nothing is there', () => assert.deepEqual(after(), []));

  it('startables a responder, but nothing about connections, while a listener waits', () => {
    assert.deepEqual(after(...listening), ['hasEndpoints', 'hasOpen', 'hasListeners']);
  });

  it('startables what an open stream takes, and resuming only after a pause', () => {
    const accepted = [...listening, make('accepted')];
    const streams = ['hasEndpoints', 'hasOpen', 'hasListeners', 'hasTcpStreams'];
    assert.deepEqual(after(...accepted), [...streams, 'hasReading', 'hasHalfOpen', 'hasPlainStreams']);
    assert.deepEqual(after(...accepted, make('paused')), [
      ...streams,
      'hasPaused',
      'hasHalfOpen',
      'hasPlainStreams',
    ]);
    assert.deepEqual(after(...accepted, make('end', { call: 'shutdown', direction: 'out' })), [
      ...streams,
      'hasReading',
    ]);
  });

  it('offers to start TLS once, and on no relay', () => {
    const secured = [...listening, make('accepted'), make('handshake', { version: 'TLS 1.3' })];
    assert.ok(!after(...secured).includes('hasPlainStreams'));
    assert.ok(!after(make('opening', { transport: 'tls' }), make('accepted')).includes('hasPlainStreams'));
    assert.ok(!after(make('opening', { kind: 'relay' }), make('accepted')).includes('hasPlainStreams'));
  });

  it('startables no half-close and no pause over UDP', () => {
    const bound = [make('opening', { transport: 'udp' }), make('bound'), make('accepted')];
    assert.deepEqual(after(...bound), ['hasEndpoints', 'hasOpen', 'hasListeners']);
  });

  it('offers a relay no responder, but faults, also while it is closed', () => {
    const relay = make('opening', { kind: 'relay', faults: [] });
    assert.deepEqual(after(relay), ['hasEndpoints', 'hasOpen', 'hasRelays']);
    const bent = [make('opening', { kind: 'relay', faults: ['stall off'] }), over];
    assert.deepEqual(after(...bent), ['hasEndpoints', 'hasClosed', 'hasRelays', 'hasFaults']);
  });

  it('offers decisions while something is held', () => {
    const held = contextKeys({ ...nothing, ledger: ledgerOf(), held: { isEmpty: false } });
    assert.equal(held.hasHeld, true);
  });

  it('startables to clear away what is closed', () => {
    assert.deepEqual(after(...connected, lost, over), ['hasEndpoints', 'hasClosed']);
  });

  it('startables what is for traffic as long as some is kept, also when nothing that made it is on the list', () => {
    const kept = contextKeys({ ...nothing, ledger: ledgerOf(), store: { first: 7, next: 8 } });
    assert.deepEqual([kept.hasTraffic, kept.hasEndpoints], [true, false]);
    const cleared = contextKeys({ ...nothing, ledger: ledgerOf(...listening), store: { first: 8, next: 8 } });
    assert.deepEqual([cleared.hasTraffic, cleared.hasEndpoints], [false, true]);
  });

  it('knows what is gone, saved, sent and repeated, and whether anybody can be sent to', () => {
    const startable = { key: 'k', origin: 'saved', kind: 'listener', address: 'tcp://a:1' } as const;
    const { hasPrevious, hasSaved, canSend, hasSent, isRepeating } = contextKeys({
      ...nothing,
      ledger: ledgerOf(),
      startables: { previous: () => [startable], saved: () => [startable] },
      target: { hasCandidates: () => true },
      sent: { isEmpty: false },
      repeats: { isIdle: false },
    });
    assert.ok(hasPrevious && hasSaved && canSend && hasSent && isRepeating);
  });
});
