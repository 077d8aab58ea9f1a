import assert from 'node:assert/strict';
import { Ledger } from '../../../../src/capture/ledger/ledger.ts';
import { otherEnd } from '../../../../src/capture/trace/otherEnd.ts';
import { ledgerOf, make } from '../../../support/ledgerEvents.ts';

const notOurs = {};

const transports = ['tcp', 'udp', 'unix'] as const;

/** Listeners are endpoints 11 to 13, clients 21 to 23: one of each transport. */
function lab() {
  const ledger = new Ledger();
  transports.forEach((transport, index) => {
    ledger.apply(make('opening', { endpoint: 11 + index, transport }));
    ledger.apply(make('opening', { endpoint: 21 + index, transport, kind: 'client' }));
  });
  const add = (type: 'accepted' | 'connected', transport: (typeof transports)[number]) => {
    const endpoint = (type === 'accepted' ? 11 : 21) + transports.indexOf(transport);
    return (connection: number, local: string, remote: string, t = 10): void => {
      if (type === 'connected') ledger.apply(make('connecting', { endpoint, connection, remote, t }));
      ledger.apply(make(type, { endpoint, connection, local, remote, t }));
    };
  };
  const close = (endpoint: number, connection: number, t: number): void =>
    ledger.apply(make('closed', { endpoint, connection, t }));
  return { ledger, add, close };
}

describe('The other end of a connection', () => {
  it('of a datagram socket that is bound to all addresses is found by its port, by the whole of it', () => {
    for (const any of ['0.0.0.0', '[::]', '*']) {
      const { ledger, add } = lab();
      add('accepted', 'udp')(100, `${any}:9998`, '127.0.0.1:5000');
      add('connected', 'udp')(200, '127.0.0.1:5000', '127.0.0.1:19998');
      assert.deepEqual([otherEnd(ledger, 100), otherEnd(ledger, 200)], [notOurs, notOurs]);
      add('connected', 'udp')(201, '127.0.0.1:5000', '127.0.0.1:9998');
      assert.deepEqual([otherEnd(ledger, 100), otherEnd(ledger, 201)], [{ id: 201 }, { id: 100 }]);
    }
  });

  it('is not one whose addresses match on one side only', () => {
    const { ledger, add } = lab();
    add('accepted', 'tcp')(100, '127.0.0.1:9998', '127.0.0.1:5000');
    add('connected', 'tcp')(200, '127.0.0.1:5001', '127.0.0.1:9998');
    add('connected', 'tcp')(201, '127.0.0.1:5000', '127.0.0.1:9999');
    assert.deepEqual(
      [100, 200, 201].map((id) => otherEnd(ledger, id)),
      [notOurs, notOurs, notOurs],
    );
  });

  it('is never guessed from an address that is not known', () => {
    const { ledger, add } = lab();
    add('accepted', 'tcp')(100, '127.0.0.1:9998', '');
    add('connected', 'tcp')(200, '', '127.0.0.1:9998');
    add('accepted', 'unix')(101, '', '');
    add('connected', 'unix')(201, '', '');
    assert.deepEqual(
      [100, 200, 101, 201].map((id) => otherEnd(ledger, id)),
      [notOurs, notOurs, notOurs, notOurs],
    );
  });

  it('is neither the connection itself nor one of another transport', () => {
    const { ledger, add } = lab();
    add('connected', 'tcp')(200, '127.0.0.1:5000', '127.0.0.1:5000');
    assert.deepEqual(otherEnd(ledger, 200), notOurs);
    add('accepted', 'tcp')(100, '127.0.0.1:9998', '127.0.0.1:6000');
    add('connected', 'udp')(201, '127.0.0.1:6000', '127.0.0.1:9998');
    assert.deepEqual([otherEnd(ledger, 100), otherEnd(ledger, 201)], [notOurs, notOurs]);
  });

  it('of a closed connection is the one of its own time, also where both met for one moment only', () => {
    const { ledger, add, close } = lab();
    const [accepted, connected] = [add('accepted', 'tcp'), add('connected', 'tcp')];
    connected(200, '127.0.0.1:5000', '127.0.0.1:9998', 10);
    close(21, 200, 20);
    accepted(100, '127.0.0.1:9998', '127.0.0.1:5000', 20);
    close(11, 100, 29);
    connected(201, '127.0.0.1:5000', '127.0.0.1:9998', 30);
    accepted(101, '127.0.0.1:9998', '127.0.0.1:5000', 31);
    assert.deepEqual(
      [200, 100, 201, 101].map((id) => otherEnd(ledger, id)),
      [{ id: 100 }, { id: 200 }, { id: 101 }, { id: 201 }],
    );
  });

  it('on a unix socket is of the other kind and on the same path, with or without its scheme', () => {
    const { ledger, add } = lab();
    const [accepted, connected] = [add('accepted', 'unix'), add('connected', 'unix')];
    accepted(100, 'unix:/tmp/a', '');
    connected(200, '', '/tmp/a');
    accepted(101, '/tmp/b', '');
    connected(201, '', 'unix:/tmp/b');
    connected(202, '', '/tmp/c');
    connected(203, '/tmp/c', '/tmp/d');
    assert.deepEqual(
      [100, 200, 101, 201, 202].map((id) => otherEnd(ledger, id)),
      [{ id: 200 }, { id: 100 }, { id: 201 }, { id: 101 }, notOurs],
    );
  });

  it('of a relay is found by its side, and by the transport of that side', () => {
    const { ledger, add } = lab();
    const relay = {
      endpoint: 31,
      kind: 'relay',
      address: 'tcp://127.0.0.1:9000',
      target: 'unix:/tmp/a',
    } as const;
    ledger.apply(make('opening', { ...relay, transport: 'tcp' }));
    add('connected', 'tcp')(200, '127.0.0.1:5000', '127.0.0.1:9000');
    ledger.apply(
      make('accepted', { endpoint: 31, connection: 300, local: '127.0.0.1:9000', remote: '127.0.0.1:5000' }),
    );
    const to = { endpoint: 31, connection: 301, remote: '/tmp/a', pair: 300 };
    ledger.apply(make('connecting', to));
    ledger.apply(make('connected', { ...to, local: '' }));
    add('accepted', 'unix')(100, '/tmp/a', '');
    assert.deepEqual(
      [200, 300, 301, 100].map((id) => otherEnd(ledger, id)),
      [{ id: 300 }, { id: 200 }, { id: 100 }, { id: 301 }],
    );
  });

  it('says how many it could be where it cannot be told, or that the connection is forgotten', () => {
    const { ledger, add } = lab();
    add('connected', 'udp')(200, '0.0.0.0:5000', '239.1.1.1:9998');
    for (const id of [100, 101, 102]) add('accepted', 'udp')(id, '239.1.1.1:9998', '192.0.2.7:5000');
    assert.deepEqual(otherEnd(ledger, 200), {
      reason: '3 connections between these addresses are ours: it is unknown which.',
    });
    assert.deepEqual(otherEnd(ledger, 101), { id: 200 });
    const forgotten = { reason: 'Its connection is no longer remembered.' };
    assert.deepEqual(otherEnd(ledger, 999), forgotten);
    assert.deepEqual(otherEnd(ledgerOf(make('opening')), 1), forgotten);
  });
});
