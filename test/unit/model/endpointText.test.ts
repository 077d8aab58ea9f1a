import assert from 'node:assert/strict';
import {
  canStartTls,
  connectionDescription,
  connectionLabel,
  endpointDescription,
  endpointLabel,
  responderText,
  spokenDescription,
} from '../../../src/model/endpointText.ts';
import type { Connection, Endpoint } from '../../../src/model/endpoint.ts';
import { connectionRowDescription, endpointRowDescription } from '../../../src/model/rowText.ts';
import { aConnection, anEndpoint } from '../../support/endpointRecords.ts';

describe('endpointText', () => {
  it('puts the state first, then connections, then traffic', () => {
    const endpoint = anEndpoint({
      openConnections: 3,
      totalConnections: 9,
      bytesIn: 1_200_000,
      bytesOut: 340,
    });
    assert.equal(endpointDescription(endpoint), 'listening · 3 connections · ↓ 1.2 MB ↑ 340 B');
  });

  it('shows rates beside what they add to, while something flows', () => {
    const endpoint = anEndpoint({ bytesIn: 1_200_000, bytesOut: 340 });
    const rates = { inBytesPerSecond: 34_000.4, outBytesPerSecond: 340 };
    assert.equal(endpointDescription(endpoint, rates), 'listening · ↓ 1.2 MB (34 kB/s) ↑ 340 B');
  });

  it('begins with what its user calls it, and tells the address after the state', () => {
    const endpoint = anEndpoint({ name: 'Device', requested: 'tcp://*:9998', address: 'tcp://[::]:9998' });
    assert.equal(endpointLabel(endpoint), 'Device');
    assert.equal(endpointDescription(endpoint), 'listening · tcp://*:9998');
  });

  it('says nothing of what there never was', () => {
    assert.equal(endpointDescription(anEndpoint()), 'listening');
  });

  it('calls the connections of UDP peers', () => {
    const endpoint = anEndpoint({
      transport: 'udp',
      state: 'bound',
      openConnections: 1,
      totalConnections: 1,
    });
    assert.equal(endpointDescription(endpoint), 'bound · 1 peer');
  });

  it('names a failure by a word and its code', () => {
    const error = { code: 'ECONNREFUSED', message: 'Nothing listens there' };
    const endpoint = anEndpoint({ kind: 'client', state: 'failed', error });
    assert.equal(endpointDescription(endpoint), 'refused · ECONNREFUSED');
  });

  it('calls all interfaces by the star that asked for them', () => {
    const label = (address: string, requested: string) => endpointLabel(anEndpoint({ address, requested }));
    assert.equal(label('tcp://[::]:9998', 'tcp://*:0?backlog=5'), 'tcp://*:9998');
    assert.equal(label('udp://0.0.0.0:6769', 'udp://*:6769'), 'udp://*:6769');
    assert.equal(label('tcp://[::]:9998', 'tcp://[::]:9998'), 'tcp://[::]:9998');
  });

  it('speaks for the one connection of a client', () => {
    const ended = aConnection({ state: 'peerEnded', readingPaused: true, queued: 5000 });
    const client = anEndpoint({ kind: 'client', state: 'connected', connections: [ended] });
    assert.equal(endpointDescription(client), 'half-closed by the peer · reading paused · 5 kB queued');
    const fine = anEndpoint({ kind: 'client', state: 'connected', connections: [aConnection()] });
    assert.equal(endpointDescription(fine), 'connected');
  });

  it('says that TLS was started on a connection that began without it', () => {
    const secured = aConnection({ tls: 'TLS 1.3', bytesIn: 41 });
    assert.equal(connectionDescription(secured, 'tcp'), 'established · ↓ 41 B · TLS 1.3');
    assert.equal(connectionDescription(secured, 'tls'), 'established · ↓ 41 B');
    const client = anEndpoint({ kind: 'client', state: 'connected', connections: [secured] });
    assert.equal(endpointDescription(client), 'connected · TLS 1.3');
    assert.equal(endpointRowDescription(client, undefined), 'TCP · TLS 1.3');
    const noRates = { inBytesPerSecond: 0, outBytesPerSecond: 0 };
    assert.equal(connectionRowDescription(secured, 'tcp', noRates), '↓ 41 B · TLS 1.3');
  });

  it('starts TLS on streams that are open in both directions, once', () => {
    const can = (connection: Partial<Connection>, endpoint: Partial<Endpoint> = {}): boolean =>
      canStartTls(aConnection(connection), anEndpoint(endpoint));
    assert.ok(can({}) && can({}, { kind: 'client' }) && can({}, { transport: 'unix' }));
    for (const state of ['connecting', 'peerEnded', 'ended', 'closed', 'reset'] as const)
      assert.ok(!can({ state }), state);
    assert.ok(!can({ tls: 'TLS 1.3' }));
    assert.ok(
      !can({}, { transport: 'tls' }) && !can({}, { transport: 'udp' }) && !can({}, { kind: 'relay' }),
    );
  });

  it('counts what was turned away and what was lost', () => {
    const endpoint = anEndpoint({ refused: 1, dropped: 12_345 });
    assert.equal(endpointDescription(endpoint), 'listening · 1 turned away · 12,345 dropped');
    assert.equal(endpointDescription(anEndpoint({ lost: 44_032 })), 'listening · 44 kB not sent');
  });

  it('shows the responder shortly', () => {
    assert.equal(responderText('echo'), 'echo');
    assert.equal(responderText('on data reply "thanks" then close'), 'reply "thanks" then close');
    assert.equal(responderText('on connect reply "a"\non data reply upper\n'), 'on connect reply "a" + 1');
    assert.equal(responderText('# a server\n\n  # of mine\necho'), 'echo');
    assert.equal(responderText(`on data reply "${'x'.repeat(80)}"`).length, 40);
  });

  it('describes a connection, its waits and how long it was', () => {
    assert.equal(
      connectionDescription(aConnection({ bytesIn: 41, bytesOut: 29 }), 'tcp'),
      'established · ↓ 41 B ↑ 29 B',
    );
    const slow = aConnection({ queued: 65_536, readingPaused: true });
    assert.equal(connectionDescription(slow, 'tcp'), 'established · reading paused · 66 kB queued');
    const closed = aConnection({ state: 'closed', bytesIn: 18, bytesOut: 18, closedAt: 3000 });
    assert.equal(connectionDescription(closed, 'tcp'), 'closed · ↓ 18 B ↑ 18 B · 3 ms');
    assert.equal(
      connectionDescription(aConnection({ state: 'peerEnded' }), 'tcp'),
      'half-closed by the peer',
    );
    assert.equal(connectionDescription(aConnection({ state: 'ended' }), 'tcp'), 'half-closed by us');
  });

  it('calls nothing established on UDP', () => {
    assert.equal(connectionDescription(aConnection({ bytesIn: 23 }), 'udp'), 'peer · ↓ 23 B');
  });

  it('names a unix peer, which has no address, by its number', () => {
    assert.equal(connectionLabel(aConnection({ id: 7, remote: '' }), 'unix'), 'peer #7');
  });

  it('speaks arrows and dots as words', () => {
    const text = spokenDescription('tcp listener x', 'listening · 1 connection · ↓ 14 B ↑ 3 B · upper');
    assert.equal(text, 'tcp listener x, listening, 1 connection, received 14 B sent 3 B, upper');
  });
});
