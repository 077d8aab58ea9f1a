import assert from 'node:assert/strict';
import { shortAddress } from '../../../src/model/shortAddress.ts';

describe('shortAddress', () => {
  it('is the port on the loopback, *:port on all interfaces, and else host and port', () => {
    const short: Readonly<Record<string, string>> = {
      'tcp://127.0.0.1:9998': ':9998',
      '127.0.0.1:52842': ':52842',
      'udp://[::1]:6769?anyPort=true': '[::1]:6769',
      'localhost:80': 'localhost:80',
      'tcp://0.0.0.0:9998': '*:9998',
      'tcp://[::]:9998': '*:9998',
      'tcp://*:9998': '*:9998',
      'tcp://127.0.0.2:80': '127.0.0.2:80',
      'tls://device.local:4711': 'device.local:4711',
      '[fe80::1%eth0]:80': '[fe80::1%eth0]:80',
    };
    for (const [address, expected] of Object.entries(short)) assert.equal(shortAddress(address), expected);
  });

  it('is the end of a path', () => {
    assert.equal(shortAddress('unix:/tmp/some/demo.sock?mode=600'), 'demo.sock');
    assert.equal(shortAddress('unix:demo.sock'), 'demo.sock');
    assert.equal(shortAddress('unix:@name'), '@name');
    assert.equal(shortAddress('unix:\\\\?\\pipe\\demo'), 'demo');
    assert.equal(shortAddress('unix:\\\\.\\pipe\\demo'), 'demo');
  });
});
