import assert from 'node:assert/strict';
import { sendTargets, targetOf } from '../../../../../media/inspector/composer/sendTargets.ts';
import { aConnection as connection, anEndpoint as endpoint } from '../../../../support/endpointRecords.ts';

describe('sendTargets', () => {
  it('offers open connections, clients, and listeners with several connections, and none unasked', () => {
    const listener = endpoint({
      id: 1,
      connections: [
        connection({ id: 2 }),
        connection({ id: 3, state: 'closed' }),
        connection({ id: 4, state: 'peerEnded' }),
      ],
    });
    const client = endpoint({
      id: 9,
      kind: 'client',
      address: 'tcp://h:1',
      connections: [connection({ id: 10, local: '' })],
    });
    const failed = endpoint({ id: 11, state: 'failed' });
    assert.deepEqual(
      sendTargets([listener, client, failed]).map(({ id }) => id),
      [0, 2, 4, 1, 9],
    );
    assert.deepEqual(sendTargets([client]), [
      { id: 0, label: 'Send to which connection?' },
      { id: 9, label: '→ h:1 (client side)' },
    ]);
    assert.equal(targetOf({}), undefined);
    assert.deepEqual(sendTargets([endpoint()]), [], 'nobody is connected');
  });

  it('leaves out who is not there yet', () => {
    for (const state of ['opening', 'connecting', 'reconnecting'] as const)
      assert.deepEqual(sendTargets([endpoint({ id: 9, kind: 'client', state })]), []);
  });

  it('names the transport where the addresses alone would not tell two apart', () => {
    const both = [
      endpoint({ id: 1, openConnections: 2, connections: [connection({ id: 5 }), connection({ id: 6 })] }),
      endpoint({
        id: 2,
        transport: 'udp',
        openConnections: 2,
        address: 'udp://127.0.0.1:9998',
        connections: [connection({ id: 7 }), connection({ id: 8 })],
      }),
    ];
    assert.deepEqual(
      sendTargets(both).flatMap(({ id, label }) => (id < 5 && id > 0 ? [label] : [])),
      ['All clients of :9998 (2)', 'All peers of :9998 (2)'],
    );
    const first = sendTargets(both, 5).map(({ label }) => label);
    assert.deepEqual(first.slice(0, 2), [
      ':53131 → :9998 (server side) · #5',
      ':53131 → :9998 (server side) · #6',
    ]);
    const one = [
      endpoint({ id: 1, connections: [connection({ id: 5 })] }),
      endpoint({
        id: 2,
        transport: 'udp',
        address: 'udp://127.0.0.1:9998',
        connections: [connection({ id: 7 })],
      }),
    ];
    assert.deepEqual(
      sendTargets(one, 5).map(({ label }) => label),
      [':53131 → :9998 (server side) · tcp', ':53131 → :9998 (server side) · udp'],
    );
  });

  it('names the local address where two clients have one peer', () => {
    const client = (id: number, local: string) =>
      endpoint({
        id,
        kind: 'client',
        state: 'connected',
        address: 'tcp://127.0.0.1:5020',
        connections: [connection({ id: id + 1, endpoint: id, local, remote: '127.0.0.1:5020' })],
      });
    const labels = (...all: ReturnType<typeof client>[]) => sendTargets(all, 1).map(({ label }) => label);
    assert.deepEqual(labels(client(1, '127.0.0.1:40001'), client(3, '127.0.0.1:40002')), [
      ':40001 → :5020 (client side)',
      ':40002 → :5020 (client side)',
    ]);
    // A unix socket's client has no name of its own.
    assert.deepEqual(labels(client(1, ''), client(3, '')), [
      '→ :5020 (client side) · #1',
      '→ :5020 (client side) · #3',
    ]);
  });

  it('always has the chosen one, also where the page was not told of it', () => {
    assert.deepEqual(sendTargets([endpoint({ id: 1 })], 77)[0], { id: 77, label: '#77' });
    const named = sendTargets([endpoint({ id: 1 })], 77, ':53190 → :9998 (server side)');
    assert.deepEqual(named[0], { id: 77, label: ':53190 → :9998 (server side)' });
    assert.equal(sendTargets([endpoint({ id: 1, kind: 'client', state: 'connected' })], 1).length, 1);
  });

  it('offers no more than can be picked from', () => {
    const connections = Array.from({ length: 50 }, (_, index) => connection({ id: index + 100 }));
    const many = Array.from({ length: 1000 }, (_, id) => endpoint({ id, connections }));
    assert.equal(sendTargets(many, 100).length, 200);
  });
});
