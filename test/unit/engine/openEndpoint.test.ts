import assert from 'node:assert/strict';
import type { EndpointContext, ReportedEvent } from '../../../src/engine/contracts/endpointContext.ts';
import { openEndpoint } from '../../../src/engine/openEndpoint.ts';
import { StreamClient } from '../../../src/engine/endpoints/streamClient.ts';
import { StreamListener } from '../../../src/engine/endpoints/streamListener.ts';
import { UdpClient } from '../../../src/engine/endpoints/udpClient.ts';
import { UdpPeers } from '../../../src/engine/endpoints/udpPeers.ts';
import type { Resolve } from '../../../src/engine/kernel/resolve.ts';
import type { Address, AddressOptions } from '../../../src/model/address.ts';
import type { SocketKind } from '../../../src/model/endpointKinds.ts';
import { FakeClock } from '../../support/fakeClock.ts';

const notFound: Resolve = () =>
  Promise.resolve({ ok: false, failure: { code: 'ENOTFOUND', message: 'not found' } });
/** What no system takes for an address, so that a bind fails before there is a socket. */
const noAddress = 'no address';

/** Opens what cannot be opened: why it failed tells which transport was asked, and no socket is made for it. */
async function failed(kind: SocketKind, address: Address, resolve: Resolve = notFound) {
  const told: ReportedEvent[] = [];
  const context = {
    clock: new FakeClock(),
    descriptors: { take: () => true, give: () => undefined },
    platform: 'linux',
    resolve,
    nextId: () => 2,
    report: (event: ReportedEvent) => void told.push(event),
  } as unknown as EndpointContext;
  const endpoint = openEndpoint(context, { kind, address }, undefined);
  const result = await endpoint.ready;
  assert.ok(!result.ok);
  await endpoint.closed;
  return { endpoint, failure: result.failure, types: told.map(({ type }) => type) };
}

const udp = (host: string, options: AddressOptions = {}): Address => ({
  transport: 'udp',
  host,
  port: 5000,
  options: { localAddress: noAddress, localPort: 6000, ...options },
});

describe('openEndpoint', () => {
  it('opens a listener or a client of a TCP address', async () => {
    const address: Address = { transport: 'tcp', host: 'nowhere.test', port: 5000, options: {} };
    for (const [kind, type] of [
      ['listener', StreamListener],
      ['client', StreamClient],
    ] as const) {
      const { endpoint, failure, types } = await failed(kind, address);
      assert.ok(endpoint instanceof type, kind);
      assert.equal(failure.code, 'ENOTFOUND');
      assert.deepEqual(types, ['resolved', 'error', 'closed']);
    }
  });

  it('opens a listener or a client of a path, which is no name to look up', async () => {
    const path = `/${'x'.repeat(200)}`;
    for (const [kind, type, call] of [
      ['listener', StreamListener, 'bind'],
      ['client', StreamClient, 'connect'],
    ] as const) {
      const { endpoint, failure, types } = await failed(kind, { transport: 'unix', path, options: {} });
      assert.ok(endpoint instanceof type, kind);
      assert.deepEqual([failure.code, failure.call, failure.address], ['ENAMETOOLONG', call, `unix:${path}`]);
      assert.deepEqual(types, ['error', 'closed']);
    }
  });

  it('opens a client of one UDP peer, with a socket connected to it', async () => {
    for (const host of ['127.0.0.1', '::1', '223.255.255.255', '240.0.0.1', '255.255.255.254', 'fe80::1']) {
      const { endpoint, failure } = await failed('client', udp(host));
      assert.ok(endpoint instanceof UdpClient, host);
      assert.equal(failure.address, `udp://${noAddress}:6000`);
    }
    const { endpoint, types } = await failed('client', udp('nowhere.test'));
    assert.ok(endpoint instanceof UdpClient);
    assert.deepEqual(types, ['resolved', 'error', 'closed']);
  });

  it('opens a client of many UDP peers, whose answers come from other addresses', async () => {
    const many = ['224.0.0.1', '239.1.2.3', 'ff02::1', '::ffff:239.1.2.3', '255.255.255.255'];
    for (const host of many) {
      const { endpoint, failure } = await failed('client', udp(host));
      assert.ok(endpoint instanceof UdpPeers, host);
      assert.equal(failure.address, `udp://${noAddress}:6000`);
    }
  });

  it("takes its user's word that an address is a subnet's broadcast address", async () => {
    for (const host of ['192.0.2.255', 'everybody.test']) {
      const { endpoint } = await failed('client', udp(host, { broadcast: true }));
      assert.ok(endpoint instanceof UdpPeers, host);
    }
    const { endpoint } = await failed('client', udp('192.0.2.255', { broadcast: false }));
    assert.ok(endpoint instanceof UdpClient);
  });

  it('opens a UDP listener where it was asked to, also one that may broadcast', async () => {
    const here: Resolve = () => Promise.resolve({ ok: true, value: [noAddress] });
    for (const options of [{}, { broadcast: true }]) {
      const { endpoint, failure } = await failed('listener', udp('here.test', options), here);
      assert.ok(endpoint instanceof UdpPeers);
      assert.equal(failure.address, `udp://${noAddress}:5000`);
    }
  });
});
