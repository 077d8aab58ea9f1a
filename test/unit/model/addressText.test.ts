import assert from 'node:assert/strict';
import { plainAddress, shortAddress, withoutScheme } from '../../../src/model/addressText.ts';

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

describe('plainAddress', () => {
  it('leaves options out, and shows the end of a long path', () => {
    const plain = [
      ['tcp://127.0.0.1:9998?backlog=5', 'tcp://127.0.0.1:9998'],
      ['unix:/tmp/demo.sock', 'unix:/tmp/demo.sock'],
      ['unix:/var/run/some/where/deep/demo.sock?backlog=5', 'unix:…/demo.sock'],
      ['unix:\\\\?\\pipe\\demo?backlog=5', 'unix:\\\\?\\pipe\\demo'],
    ] as const;
    for (const [address, expected] of plain) assert.equal(plainAddress(address), expected);
  });
});

describe('withoutScheme', () => {
  it('is host and port, and leaves a path as it is', () => {
    assert.equal(withoutScheme('udp://[::1]:9?ttl=1'), '[::1]:9?ttl=1');
    assert.equal(withoutScheme('127.0.0.1:9'), '127.0.0.1:9');
    assert.equal(withoutScheme('unix:/tmp/x'), 'unix:/tmp/x');
  });
});
