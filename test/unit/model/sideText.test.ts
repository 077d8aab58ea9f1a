import assert from 'node:assert/strict';
import { allClientsText, clientSideText, serverSideText } from '../../../src/model/sideText.ts';
import { accepted, aRelay, connecting } from '../../support/relayRecords.ts';
import { aConnection as connection, anEndpoint as endpoint } from '../../support/endpointRecords.ts';

describe('the words for a target', () => {
  it('say whose side it is, although both have the same two addresses', () => {
    assert.equal(serverSideText(endpoint(), connection()), ':53131 → :9998 (server side)');
    const client = endpoint({ kind: 'client' });
    assert.equal(clientSideText(client, '127.0.0.1:53131'), ':53131 → :9998 (client side)');
  });

  it('name what has a name, and whoever has no address', () => {
    const named = endpoint({ name: 'Pump' });
    assert.equal(serverSideText(named, connection()), ':53131 → Pump (server side)');
    assert.equal(clientSideText(named, '127.0.0.1:53131'), 'Pump (client side)');
    const path = endpoint({ address: 'unix:/tmp/demo.sock', transport: 'unix' });
    assert.equal(serverSideText(path, connection({ remote: '' })), 'client #2 → demo.sock (server side)');
    assert.equal(clientSideText(path, ''), '→ demo.sock (client side)');
  });

  it('say to which side of a relay, by the ends of the pair', () => {
    const [client, target] = [accepted(), connecting()];
    const relay = aRelay({ connections: [client, target], name: 'Slow' });
    assert.equal(serverSideText(relay, client), ':53131 ⇄ :5432 (to the client)');
    assert.equal(serverSideText(relay, target), ':53131 ⇄ :5432 (to the target)');
    assert.equal(serverSideText(aRelay(), target), 'client #2 ⇄ :5432 (to the target)', 'not listed');
  });

  it('count the clients of a listener as a whole', () => {
    assert.equal(allClientsText(endpoint({ openConnections: 4 })), 'All clients of :9998 (4)');
    const udp = endpoint({ transport: 'udp', address: 'udp://0.0.0.0:6769', openConnections: 1200 });
    assert.equal(allClientsText(udp), 'All peers of *:6769 (1,200)');
  });
});
