import assert from 'node:assert/strict';
import { isRelayRequest, ownAddress, relayAddresses } from '../../../../src/app/actions/openRequest.ts';

describe('ownAddress', () => {
  it('is what a socket is opened with, and where a relay listens', () => {
    assert.deepEqual(ownAddress({ kind: 'listener', address: ':9998' }), { text: ':9998', kind: 'listener' });
    assert.deepEqual(ownAddress({ kind: 'client', address: ':53', transport: 'udp' }), {
      text: ':53',
      kind: 'client',
      transport: 'udp',
    });
    const relay = { kind: 'relay', address: ':9000', target: ':5432' } as const;
    assert.ok(isRelayRequest(relay));
    assert.deepEqual(ownAddress(relay), { text: ':9000', kind: 'relay', transport: 'tcp' });
  });
});

describe('relayAddresses', () => {
  const transports = (address: string, target: string) => {
    const uses = relayAddresses({ address, target });
    return [uses.address.transport, uses.target.transport];
  };

  it('takes streams for granted, and datagrams where the other address is for them', () => {
    assert.deepEqual(transports(':9000', ':5432'), ['tcp', 'tcp']);
    assert.deepEqual(transports(':9000', 'udp://:53'), ['udp', undefined]);
    assert.deepEqual(transports(' udp://:9000', ':53'), [undefined, 'udp']);
    assert.deepEqual(transports(':9000', 'tls://localhost:443'), ['tcp', undefined]);
  });

  it('says of each address what it is for', () => {
    const { address, target } = relayAddresses({ address: ':9000', target: 'unix:/tmp/x.sock' });
    assert.deepEqual([address.kind, address.text], ['relay', ':9000']);
    assert.deepEqual([target.kind, target.text], ['target', 'unix:/tmp/x.sock']);
  });
});
