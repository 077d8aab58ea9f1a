import assert from 'node:assert/strict';
import {
  closedRowDescription,
  connectionRowDescription,
  connectionRowLabel,
  endpointRowDescription,
  endpointRowLabel,
  shortResponder,
  spokenEndpointFacts,
  spokenEndpointName,
} from '../../../src/model/rowText.ts';
import { aConnection, anEndpoint } from '../../support/endpointRecords.ts';
import { aRelay } from '../../support/relayRecords.ts';

const still = { inBytesPerSecond: 0, outBytesPerSecond: 0 };

describe('rowText', () => {
  it('tells a client from a listener on the same address', () => {
    assert.equal(endpointRowLabel(anEndpoint()), ':9998');
    assert.equal(endpointRowLabel(anEndpoint({ kind: 'client' })), '→ :9998');
    assert.equal(endpointRowLabel(anEndpoint({ kind: 'client', name: 'Device' })), '→ Device');
    const everywhere = anEndpoint({ requested: 'tcp://*:9998', address: 'tcp://[::]:9998' });
    assert.equal(endpointRowLabel(everywhere), '*:9998');
  });

  it('says the transport, the responder, the connections and what they carried', () => {
    const endpoint = anEndpoint({
      responder: 'upper',
      openConnections: 2,
      totalConnections: 9,
      bytesIn: 41,
      bytesOut: 29,
    });
    assert.equal(endpointRowDescription(endpoint, still), 'TCP · upper · 2 connections · ↓ 41 B ↑ 29 B');
    const flowing = { inBytesPerSecond: 800, outBytesPerSecond: 400 };
    assert.equal(endpointRowDescription(endpoint, flowing), 'TCP · upper · 2 connections · 1.2 kB/s');
    assert.equal(endpointRowDescription(endpoint, undefined), 'TCP · upper · 2 connections');
  });

  it('says a state only where it is unusual', () => {
    assert.equal(endpointRowDescription(anEndpoint(), still), 'TCP');
    const error = { code: 'ECONNREFUSED', message: 'Nothing listens there' };
    const refused = anEndpoint({ kind: 'client', state: 'failed', error });
    assert.equal(endpointRowDescription(refused, still), 'TCP · refused · ECONNREFUSED');
    const ended = aConnection({ state: 'peerEnded', queued: 5000 });
    const client = anEndpoint({ kind: 'client', state: 'connected', connections: [ended] });
    assert.equal(endpointRowDescription(client, still), 'TCP · half-closed by the peer · 5 kB queued');
    const named = anEndpoint({ name: 'Device', state: 'closed', refused: 1, dropped: 12_345, lost: 44_032 });
    assert.equal(
      endpointRowDescription(named, still),
      'TCP · :9998 · closed · 1 turned away · 12,345 dropped · 44 kB not sent',
    );
  });

  it('tells a screen reader the whole address, also of a named endpoint and of a long path', () => {
    const named = anEndpoint({ name: 'Device', requested: 'tcp://*:9998', address: 'tcp://[::]:9998' });
    assert.equal(spokenEndpointName(named), 'tcp listener Device, tcp://*:9998');
    const address = 'unix:/var/run/some/where/deep/demo.sock';
    const client = anEndpoint({ kind: 'client', transport: 'unix', address, requested: address });
    assert.equal(spokenEndpointName(client), `unix client ${address}`);
    assert.equal(spokenEndpointFacts(named, still), 'listening', 'once');
  });

  it('tells a screen reader the state in any case, once', () => {
    assert.equal(spokenEndpointFacts(anEndpoint({ responder: 'echo' }), still), 'listening · echo');
    assert.equal(spokenEndpointFacts(anEndpoint({ state: 'closed' }), still), 'closed');
  });

  it('says from where to where a relay passes on, and what it does to that', () => {
    const relay = aRelay({ openConnections: 4, totalConnections: 4, bytesIn: 9, bytesOut: 9 });
    assert.equal(endpointRowLabel(relay), ':9000 → :5432');
    assert.equal(endpointRowDescription(relay, still), 'TCP · 2 connections · ↓ 9 B ↑ 9 B');
    const bent = { ...relay, faults: ['latency 100ms', 'stall off'] };
    const flowing = { inBytesPerSecond: 1200, outBytesPerSecond: 1200 };
    assert.equal(endpointRowDescription(bent, flowing), 'TCP · 2 connections · latency 100ms · 1.2 kB/s');
    assert.equal(spokenEndpointName(relay), 'tcp relay tcp://127.0.0.1:9000 to tcp://127.0.0.1:5432');
    assert.equal(
      endpointRowDescription(bent, still, 2),
      'TCP · 2 held · 2 connections · latency 100ms · ↓ 9 B ↑ 9 B',
    );
    assert.equal(spokenEndpointFacts(relay, still, 2), 'listening · 2 held · 2 connections · ↓ 9 B ↑ 9 B');
    // The pairs' own rows say it.
    assert.equal(endpointRowDescription(relay, undefined, 2), 'TCP · 2 connections');
    const named = aRelay({ name: 'Slow', target: 'unix:/run/docker.sock?connectTimeoutMs=5' });
    assert.equal(endpointRowLabel(named), 'Slow');
    assert.equal(endpointRowDescription(named, still), 'TCP · :9000 → docker.sock');
    assert.equal(spokenEndpointName(named), 'tcp relay Slow, tcp://127.0.0.1:9000 to unix:/run/docker.sock');
  });

  it('counts rules, and names a service', () => {
    const responders = [
      ['upper', 'upper'],
      ['frames by slip\nupper', 'upper'],
      ['frames by length u16be offset 4\non frame reply "x"', '1 rule'],
      ['# mine\non connect reply "a"\n  on data reply echo\nevery 1s reply "b"', '3 rules'],
    ] as const;
    for (const [responder, short] of responders) assert.equal(shortResponder(responder), short);
  });

  it('describes a connection by its peer, and its state where it is unusual', () => {
    const connection = aConnection({ bytesIn: 41, bytesOut: 29 });
    assert.equal(connectionRowLabel(connection, 'tcp'), ':53131');
    assert.equal(connectionRowDescription(connection, 'tcp', still), '↓ 41 B ↑ 29 B');
    assert.equal(connectionRowDescription(connection, 'udp', still), '↓ 41 B ↑ 29 B');
    const ended = aConnection({ state: 'peerEnded', bytesIn: 18 });
    assert.equal(connectionRowDescription(ended, 'tcp', still), 'half-closed by the peer · ↓ 18 B');
    const both = aConnection({ state: 'closed', bytesIn: 18 });
    assert.equal(connectionRowDescription(both, 'tcp', still), 'closed · ↓ 18 B', 'not yet below "closed"');
    const closed = aConnection({ state: 'closed', bytesIn: 18, closedAt: 3000 });
    assert.equal(connectionRowDescription(closed, 'tcp', still), '↓ 18 B · 3 ms');
    const reset = aConnection({ state: 'reset', bytesIn: 18, closedAt: 3000 });
    assert.equal(connectionRowDescription(reset, 'tcp', still), 'reset · ↓ 18 B · 3 ms');
    assert.equal(connectionRowLabel(aConnection({ id: 7, remote: '' }), 'unix'), 'peer #7');
  });

  it('counts the closed connections, and says which of them were no orderly ends', () => {
    const closed = aConnection({ state: 'closed' });
    const reset = aConnection({ state: 'reset' });
    const connections = [aConnection(), closed, reset, closed];
    assert.equal(closedRowDescription(anEndpoint({ connections, openConnections: 1 })), '3 more · 1 reset');
    assert.equal(closedRowDescription(anEndpoint({ connections: [closed] })), '1');
  });
});
