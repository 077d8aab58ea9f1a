import assert from 'node:assert/strict';
import { shownEndpoint, shownPeer } from '../../../../src/app/rows/shownNames.ts';
import { ledgerOf, listening, make } from '../../../support/ledgerEvents.ts';

describe('shownPeer', () => {
  const own = { seq: 0, endpoint: 1, connection: 0 };

  it("is nobody for a listener's own steps, but who was turned away", () => {
    const peerOf = shownPeer(ledgerOf(...listening, make('accepted')));
    assert.equal(peerOf(own), '');
    assert.equal(peerOf({ ...own, connection: 2 }), '127.0.0.1:6000');
    const refused = make('refused');
    assert.ok(refused.type !== 'data');
    assert.equal(peerOf({ ...own, event: refused }), '127.0.0.1:6001');
  });

  it('is where a client connects, for its own steps too', () => {
    const client = make('opening', { kind: 'client', address: 'tcp://127.0.0.1:5000' });
    assert.equal(shownPeer(ledgerOf(client))(own), '127.0.0.1:5000');
  });
});

describe('shownEndpoint', () => {
  const of = (kind: 'listener' | 'client', address: string, name?: string) =>
    shownEndpoint({ kind, address, requested: address, ...(name === undefined ? {} : { name }) });

  it('tells a client from a listener at the same address', () => {
    assert.equal(of('listener', 'tcp://127.0.0.1:24502'), 'tcp://127.0.0.1:24502');
    assert.equal(of('client', 'tcp://127.0.0.1:24502'), '→ 127.0.0.1:24502');
    assert.equal(of('client', 'udp://127.0.0.1:6769'), '→ udp://127.0.0.1:6769');
    assert.equal(of('client', 'tcp://127.0.0.1:24502', 'device'), '→ device');
  });
});
