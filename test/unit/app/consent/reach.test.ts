import assert from 'node:assert/strict';
import type { NetworkInterfaceInfo } from 'node:os';
import { publicReach } from '../../../../src/app/consent/reach.ts';

const interfaces = {
  lo: [{ address: '127.0.0.1', family: 'IPv4', internal: true }],
  eth0: [
    { address: '192.0.2.2', family: 'IPv4', internal: false },
    { address: 'fe80::1', family: 'IPv6', internal: false },
    { address: '2001:db8::2', family: 'IPv6', internal: false },
  ],
} as unknown as NodeJS.Dict<NetworkInterfaceInfo[]>;

function reach(host: string): string | undefined {
  return publicReach({ transport: 'tcp', host, port: 1, options: {} }, interfaces);
}

describe('publicReach', () => {
  it('has nothing to say about the loopback and unix sockets', () => {
    assert.equal(reach('127.0.0.1'), undefined);
    assert.equal(reach('::1'), undefined);
    assert.equal(reach('localhost'), undefined);
    assert.equal(publicReach({ transport: 'unix', path: '/tmp/x', options: {} }, interfaces), undefined);
  });

  it('names the addresses through which others come', () => {
    assert.match(reach('*') ?? '', /192\.0\.2\.2 or 2001:db8::2/);
    assert.doesNotMatch(reach('0.0.0.0') ?? '', /2001:db8::2/);
    assert.match(reach('192.0.2.2') ?? '', /can reach 192\.0\.2\.2/);
  });

  it('tells of a multicast group, which is beyond this machine unless it is joined on the loopback', () => {
    const group = (host: string, join?: string): string | undefined => {
      const options = join === undefined ? {} : { join };
      return publicReach({ transport: 'udp', host, port: 1, options }, interfaces);
    };
    for (const host of ['239.1.2.3', 'ff02::1']) {
      assert.match(group(host) ?? '', /can send to the group/);
      assert.match(group(host, 'eth0') ?? '', /can send to the group/);
      assert.equal(group(host, 'lo'), undefined);
    }
    assert.equal(group('239.1.2.3', '127.0.0.1'), undefined);
  });

  it('still warns where no interface is up', () => {
    const nothing = publicReach({ transport: 'udp', host: '*', port: 1, options: {} }, {});
    assert.match(nothing ?? '', /any interface of this machine/);
  });
});
