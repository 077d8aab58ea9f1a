import assert from 'node:assert/strict';
import { applyEvent } from '../../../../src/capture/ledger/applyEvent.ts';
import { ConnectionRecord } from '../../../../src/capture/ledger/connectionRecord.ts';
import { EndpointRecord } from '../../../../src/capture/ledger/endpointRecord.ts';
import type { EndpointState } from '../../../../src/model/endpoint.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import { lost, make, refusedFailure, timeoutFailure } from '../../../support/ledgerEvents.ts';

function recordsOf(fields: Partial<Pick<EndpointRecord, 'kind' | 'transport' | 'state' | 'error' | 'fd'>>) {
  const endpoint = Object.assign(new EndpointRecord(1), fields);
  const connection = new ConnectionRecord(2, endpoint, 0);
  const apply = (...events: EngineEvent[]): void => {
    for (const event of events) applyEvent(event, endpoint, connection);
  };
  return { endpoint, connection, apply };
}

describe('Applying an event to its records', () => {
  it('changes nothing of a listener where the connection is no longer known', () => {
    const { endpoint } = recordsOf({ state: 'listening', fd: 20 });
    const before = endpoint.snapshot();
    const events = [
      make('socket', { connection: 2 }),
      make('option', { connection: 2 }),
      make('connecting'),
      make('attemptFailed'),
      make('connected'),
      make('accepted'),
      make('waiting'),
      make('drained'),
      make('paused'),
      make('resumed'),
      make('end'),
      make('reset', { failure: timeoutFailure }),
      make('error', { connection: 2 }),
      lost,
    ];
    for (const event of events) {
      applyEvent(event, endpoint, undefined);
      assert.deepEqual(endpoint.snapshot(), before, event.type);
    }
  });

  it('keeps the address of a relay when its side to the target is bound', () => {
    const { endpoint, apply } = recordsOf({ kind: 'relay', transport: 'udp', state: 'opening' });
    apply(make('bound', { local: 'udp://127.0.0.1:5300' }));
    assert.equal(endpoint.state, 'bound');
    apply(make('bound', { local: 'udp://0.0.0.0:54516', connection: 3 }));
    assert.equal(endpoint.address, 'udp://127.0.0.1:5300');
  });

  it('has a TLS client connected only once the handshake is done', () => {
    const { endpoint, connection, apply } = recordsOf({ kind: 'client', transport: 'tls' });
    apply(make('connecting'), make('connected'));
    assert.deepEqual([endpoint.state, connection.state], ['connecting', 'established']);
    apply(make('handshake'));
    assert.equal(endpoint.state, 'connected');
  });

  it('has a client failed whose handshake has, and an accepted connection', () => {
    const failed = make('handshake', { failure: refusedFailure });
    const client = recordsOf({ kind: 'client', transport: 'tls' });
    client.apply(make('connecting'), make('connected'), failed, make('error'), lost);
    assert.deepEqual([client.endpoint.state, client.endpoint.error], ['failed', refusedFailure]);
    const listener = recordsOf({ state: 'listening', transport: 'tls' });
    listener.apply(make('accepted'), failed, lost);
    assert.deepEqual([listener.endpoint.state, listener.connection.state], ['listening', 'failed']);
  });

  it('gives an accepted connection its own socket and leaves the listener’s as it is', () => {
    const { endpoint, connection, apply } = recordsOf({ fd: 20 });
    apply(make('socket', { connection: 2, family: 'AF_INET6', fd: 30 }), make('option', { connection: 2 }));
    assert.deepEqual([connection.family, connection.fd], ['AF_INET6', 30]);
    assert.deepEqual([endpoint.family, endpoint.fd, endpoint.snapshot().options], [undefined, 20, []]);
  });

  it('gives a client and its connection one socket, whose descriptor stays when connected tells none', () => {
    const { endpoint, connection, apply } = recordsOf({ kind: 'client' });
    apply(make('socket', { connection: 2, fd: 30 }));
    assert.deepEqual([endpoint.fd, connection.fd, endpoint.socketType], [30, 30, 'SOCK_STREAM']);
    const { fd: _, ...withoutFd } = make('connected') as Extract<EngineEvent, { type: 'connected' }>;
    apply(withoutFd);
    assert.deepEqual([endpoint.fd, connection.fd], [30, 30]);
  });

  it('writes the peer of a client with one scheme, and of its connection with none', () => {
    const remotes = [
      ['tcp', '[::1]:5000', 'tcp://[::1]:5000'],
      ['udp', '127.0.0.1:5000', 'udp://127.0.0.1:5000'],
      ['unix', '/tmp/demo', 'unix:/tmp/demo'],
    ] as const;
    for (const [transport, plain, full] of remotes) {
      for (const remote of [plain, full]) {
        const { endpoint, connection, apply } = recordsOf({ kind: 'client', transport });
        apply(make('connecting', { remote }));
        assert.equal(connection.remote, plain);
        apply(make('connected', { remote }));
        assert.equal(endpoint.address, full);
      }
    }
  });

  it('fails an endpoint by an error of its own only while it is not yet there', () => {
    const after = (state: EndpointState): EndpointState => {
      const { endpoint } = recordsOf({ kind: 'client', state });
      applyEvent(make('error'), endpoint, undefined);
      assert.equal(endpoint.error, refusedFailure);
      return endpoint.state;
    };
    assert.deepEqual((['opening', 'connecting', 'reconnecting'] as const).map(after), [
      'failed',
      'failed',
      'failed',
    ]);
    assert.deepEqual((['connected', 'listening', 'closed'] as const).map(after), [
      'connected',
      'listening',
      'closed',
    ]);
  });

  it('takes the reason of a reset for a client’s error, not for a listener’s', () => {
    const reset = make('reset', { failure: timeoutFailure });
    const [ofClient, ofListener] = [recordsOf({ kind: 'client' }), recordsOf({ kind: 'listener' })];
    ofClient.apply(reset);
    ofListener.apply(reset);
    assert.deepEqual([ofClient.endpoint.error, ofListener.endpoint.error], [timeoutFailure, undefined]);
    assert.equal(ofListener.connection.error, timeoutFailure);
    ofClient.apply(make('reset'));
    assert.equal(ofClient.endpoint.error, timeoutFailure);
  });

  it('keeps the reason that an attempt failed apart from the reason that the client failed', () => {
    const { endpoint, connection, apply } = recordsOf({ kind: 'client' });
    apply(make('connecting'), make('attemptFailed'));
    applyEvent(make('error', { failure: timeoutFailure }), endpoint, undefined);
    apply(lost);
    assert.deepEqual([connection.state, connection.error], ['failed', refusedFailure]);
    assert.deepEqual([endpoint.state, endpoint.error], ['failed', timeoutFailure]);
  });

  it('adds up what the faults of a relay did to a connection', () => {
    const { connection, apply } = recordsOf({ kind: 'relay' });
    assert.equal(recordsOf({ kind: 'relay' }).connection.snapshot().faults, undefined);
    apply(
      make('fault', { did: 'changed', bytes: 5, became: 7 }),
      make('fault', { did: 'dropped', bytes: 4, became: 0 }),
      make('fault', { did: 'delayed', bytes: 9 }),
    );
    assert.deepEqual(connection.snapshot().faults, { dropped: 4, changed: 5, injected: 2 });
  });

  it('lets a client that is already connecting again stay so when its old connection ends', () => {
    const { endpoint, apply } = recordsOf({ kind: 'client', state: 'connected', fd: 20 });
    apply(make('accepted'), make('reconnecting'), lost);
    assert.deepEqual([endpoint.state, endpoint.fd], ['reconnecting', undefined]);
  });
});
