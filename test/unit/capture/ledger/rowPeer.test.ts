import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Ledger } from '../../../../src/capture/ledger/ledger.ts';
import { rowPeer } from '../../../../src/capture/ledger/rowPeer.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import { data, ledgerOf, listening, lost, make } from '../../../support/ledgerEvents.ts';
import { remoteOf, shortConnection, ledgerCapture } from '../../../support/ledgerCapture.ts';

const ofEndpoint = { seq: 0, endpoint: 1, connection: 0 };
const ofConnection = { seq: 0, endpoint: 1, connection: 2 };

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

  it('is unknown once its connection is forgotten, and never that of the endpoint', () => {
    const ledger = new Ledger({ closedLimit: 0 });
    const peerOf = rowPeer(ledger);
    for (const event of [...listening, make('accepted')]) ledger.apply(event);
    assert.equal(peerOf({ seq: 0, endpoint: 1, connection: 3 }), '');
    assert.equal(peerOf(ofConnection), '127.0.0.1:6000');
    ledger.apply(lost);
    assert.equal(peerOf(ofConnection), '');
  });

  it('is who an event names: an address that was tried, somebody who was turned away', () => {
    const { told, peers } = capturedRows();
    told(...listening);
    told(make('refused'), make('connecting', { remote: '[::1]:5000' }));
    told(
      make('connecting'),
      make('attemptFailed', { remote: '[::1]:5000' }),
      make('connected'),
      data('in', 1),
    );
    assert.deepEqual(peers().slice(listening.length), [
      '127.0.0.1:6001',
      '[::1]:5000',
      '127.0.0.1:5000',
      '[::1]:5000',
      '127.0.0.1:5000',
      '127.0.0.1:5000',
    ]);
  });

  it('is one of several of each, told by both numbers of the row', () => {
    const ledger = ledgerOf(
      make('opening', { address: 'tcp://127.0.0.1:4001' }),
      make('opening', { endpoint: 11, address: 'tcp://127.0.0.1:4011' }),
      make('accepted', { connection: 2, remote: '127.0.0.1:6002' }),
      make('accepted', { endpoint: 11, connection: 12, remote: '127.0.0.1:6012' }),
    );
    const rows = [1, 11].flatMap((endpoint) =>
      [0, endpoint + 1].map((connection) => ({ seq: 0, endpoint, connection })),
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

function capturedRows(limits: Parameters<typeof ledgerCapture>[0] = {}) {
  const capture = ledgerCapture(limits);
  const { store, ledger } = capture;
  return { ...capture, peers: (): string[] => store.rows(store.first, Infinity).map(rowPeer(ledger)) };
}

describe('The peer of a row, as long as the row is kept', () => {
  it('is its own after any number of closed connections', () => {
    const { told, peers } = capturedRows();
    told(...listening);
    for (let id = 2; id < 3002; id++) told(...shortConnection(id));
    const expected = Array.from({ length: 3000 }, (_, index) => remoteOf(index + 2));
    assert.deepEqual(
      peers().slice(listening.length),
      expected.flatMap((remote) => [remote, remote, remote]),
    );
  });

  it('is its own after its endpoint was removed, and so are the endpoint’s', () => {
    const { told, peers, ledger } = capturedRows();
    told(...listening, ...shortConnection(2), make('accepted', { connection: 3, remote: remoteOf(3) }));
    const before = peers();
    told(make('removed'));
    assert.deepEqual(peers(), [...before, '127.0.0.1:4000']);
    assert.equal(ledger.connection(3)?.state, 'closed', 'what is removed can not be sent to');
    assert.equal(ledger.endpoint(1), undefined);
  });

  it('is the endpoint’s own address of the time, after it was started again on another port', () => {
    const { told, peers } = capturedRows();
    told(...listening, make('closed'));
    const at = (port: number): EngineEvent[] => [
      make('opening'),
      make('bound', { local: `tcp://127.0.0.1:${port}` }),
      make('listening', { local: `tcp://127.0.0.1:${port}` }),
      make('closed'),
    ];
    told(...at(4001), ...at(4002));
    assert.deepEqual(peers(), [
      ...Array.from({ length: 6 }, () => '127.0.0.1:4000'),
      ...Array.from({ length: 4 }, () => '127.0.0.1:4001'),
      ...Array.from({ length: 4 }, () => '127.0.0.1:4002'),
    ]);
  });

  it('is forgotten with the rows, so that memory has a limit', () => {
    const { told, peers, ledger, store } = capturedRows({ closedLimit: 1, limitRows: 30 });
    told(...listening);
    for (let id = 2; id < 1002; id++) told(...shortConnection(id));
    const first = store.row(store.first)?.connection ?? 0;
    assert.equal(ledger.connection(first)?.remote, remoteOf(first));
    assert.equal(ledger.connection(first - 1), undefined);
    assert.ok(peers().every((peer) => peer.startsWith('10.0.')));
    store.clear();
    assert.equal(ledger.connection(first), undefined);
  });

  it('agrees with what was told, whatever comes, goes and is removed', () => {
    const step = fc.record({
      endpoint: fc.constantFrom(1, 100),
      connection: fc.integer({ min: 2, max: 9 }),
      what: fc.constantFrom('accepted', 'data', 'closed', 'opening', 'removed'),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 120, size: 'max' }),
        fc.nat(3),
        fc.integer({ min: 3, max: 200 }),
        (steps, closedLimit, limitRows) => {
          const { told, peers, store } = capturedRows({ closedLimit, limitRows });
          const open = new Map<number, number>();
          const known = new Set<number>();
          let nextId = 1000;
          const expected: string[] = [];
          for (const { endpoint, connection: slot, what } of steps) {
            const key = endpoint * 10 + slot;
            const address = `tcp://127.0.0.1:${endpoint}`;
            if (what === 'opening' && !known.has(endpoint)) {
              known.add(endpoint);
              told(make('opening', { endpoint, address }));
              expected.push(`127.0.0.1:${endpoint}`);
            } else if (what === 'removed' && known.delete(endpoint)) {
              for (const each of open.keys()) if (Math.floor(each / 10) === endpoint) open.delete(each);
              told(make('removed', { endpoint }));
              expected.push(`127.0.0.1:${endpoint}`);
            } else if (what === 'accepted' && known.has(endpoint) && !open.has(key)) {
              open.set(key, nextId);
              told(make('accepted', { endpoint, connection: nextId, remote: remoteOf(nextId) }));
              expected.push(remoteOf(nextId++));
            } else if (what === 'data' && open.has(key)) {
              told({ ...data('in', 1, open.get(key)), endpoint });
              expected.push(remoteOf(open.get(key) ?? 0));
            } else if (what === 'closed' && open.has(key)) {
              told(make('closed', { endpoint, connection: open.get(key) ?? 0 }));
              expected.push(remoteOf(open.get(key) ?? 0));
              open.delete(key);
            }
          }
          assert.deepEqual(peers(), expected.slice(store.first));
        },
      ),
    );
  });
});
