import assert from 'node:assert/strict';
import { Ledger } from '../../../src/capture/ledger.ts';
import { rowPeer } from '../../../src/capture/rowPeer.ts';
import { ledgerOf, listening, lost, make } from '../../support/ledgerEvents.ts';

const ofEndpoint = { endpoint: 1, connection: 0 };
const ofConnection = { endpoint: 1, connection: 2 };

/** The peer of an endpoint's own rows, where it was opened so. */
function ownPeer(address: string): string {
  return rowPeer(ledgerOf(make('opening', { address })))(ofEndpoint);
}

describe('The peer of a row', () => {
  it('is the other end of its connection, whatever becomes of that', () => {
    const ledger = ledgerOf(...listening);
    const peerOf = rowPeer(ledger);
    for (const event of [make('accepted'), make('end'), lost, make('closed')]) {
      ledger.apply(event);
      assert.equal(peerOf(ofConnection), '127.0.0.1:6000', `after ${event.type}`);
    }
  });

  it('is known of a connection that is still being made', () => {
    const ledger = ledgerOf(make('opening', { kind: 'client' }), make('connecting'));
    assert.equal(rowPeer(ledger)(ofConnection), '127.0.0.1:5000');
  });

  it('is the endpoint itself for its own rows, where it really listens', () => {
    const ledger = new Ledger();
    const peerOf = rowPeer(ledger);
    ledger.apply(make('opening'));
    assert.equal(peerOf(ofEndpoint), '127.0.0.1:0');
    for (const event of [make('bound'), make('listening'), make('accepted')]) ledger.apply(event);
    assert.equal(peerOf(ofEndpoint), '127.0.0.1:4000', 'not its connection');
  });

  it('of an endpoint is its address without what is not of the place, but a unix path says what it is', () => {
    for (const [address, peer] of [
      ['tcp://127.0.0.1:9998?backlog=5', '127.0.0.1:9998'],
      ['tls://localhost:443', 'localhost:443'],
      ['udp://[::1]:6769', '[::1]:6769'],
      ['unix:/tmp/demo.sock', 'unix:/tmp/demo.sock'],
      ['unix:/var/run/some/where/deep/demo.sock?backlog=5', 'unix:…/demo.sock'],
    ] as const)
      assert.equal(ownPeer(address), peer);
  });

  it('is the endpoint where the other end has no name', () => {
    const ledger = ledgerOf(
      make('opening', { transport: 'unix', address: 'unix:/tmp/demo.sock' }),
      make('accepted', { local: '/tmp/demo.sock', remote: '' }),
    );
    assert.equal(rowPeer(ledger)(ofConnection), 'unix:/tmp/demo.sock');
  });

  it('is the endpoint once its connection is forgotten, or where there was none', () => {
    const ledger = new Ledger({ closedLimit: 0 });
    const peerOf = rowPeer(ledger);
    for (const event of [...listening, make('accepted')]) ledger.apply(event);
    assert.equal(peerOf({ endpoint: 1, connection: 3 }), '127.0.0.1:4000');
    assert.equal(peerOf(ofConnection), '127.0.0.1:6000');
    ledger.apply(lost);
    assert.equal(peerOf(ofConnection), '127.0.0.1:4000');
  });

  it('is one of several of each, told by both numbers of the row', () => {
    const ledger = ledgerOf(
      make('opening', { address: 'tcp://127.0.0.1:4001' }),
      make('opening', { endpoint: 11, address: 'tcp://127.0.0.1:4011' }),
      make('accepted', { connection: 2, remote: '127.0.0.1:6002' }),
      make('accepted', { endpoint: 11, connection: 12, remote: '127.0.0.1:6012' }),
    );
    const rows = [1, 11].flatMap((endpoint) =>
      [0, endpoint + 1].map((connection) => ({ endpoint, connection })),
    );
    assert.deepEqual(rows.map(rowPeer(ledger)), [
      '127.0.0.1:4001',
      '127.0.0.1:6002',
      '127.0.0.1:4011',
      '127.0.0.1:6012',
    ]);
  });

  it('is empty where nothing is known of it', () => {
    const ledger = ledgerOf(...listening, make('accepted'), make('removed'));
    for (const row of [ofEndpoint, ofConnection]) assert.equal(rowPeer(ledger)(row), '');
  });
});
