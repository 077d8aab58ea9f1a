import assert from 'node:assert/strict';
import { listeningSockets, programName } from '../../../src/node/listeningPrograms.ts';

/** A table of the kernel's (little-endian) with these sockets, after its head. */
function table(...sockets: readonly (readonly [local: string, state: string, inode: number])[]): string {
  const lines = sockets.map(([local, state, inode], index) => {
    const rest = '00000000:00000000 00:00000000 00000000  1000        0';
    return `   ${index}: ${local} 00000000:0000 ${state} ${rest} ${inode} 1 0 100 0 0 10 0\n`;
  });
  return ['  sl  local_address rem_address   st tx_queue …\n', ...lines].join('');
}

describe('listeningSockets', () => {
  const listens = '0A';
  const addresses = (v4: string, v6 = table()) => listeningSockets(v4, v6).map(({ address }) => address);

  it('has those that listen, as a client reaches them, the newest first', () => {
    const v4 = table(
      ['0100007F:1388', listens, 200],
      ['0100007F:1F90', '01', 300],
      ['00000000:0016', listens, 100],
      ['0200007F:1388', listens, 150],
    );
    assert.deepEqual(addresses(v4), ['tcp://127.0.0.1:5000', 'tcp://127.0.0.2:5000', 'tcp://127.0.0.1:22']);
  });

  it('reads IPv6, and knows what takes IPv4 as well', () => {
    const v6 = table(
      ['00000000000000000000000001000000:1388', listens, 4],
      ['00000000000000000000000000000000:1389', listens, 3],
      ['0000000000000000FFFF00000100007F:138A', listens, 2],
      ['B80D01200000000000000000AB000000:138B', listens, 1],
    );
    assert.deepEqual(addresses(table(), v6), [
      'tcp://[::1]:5000',
      'tcp://127.0.0.1:5001',
      'tcp://127.0.0.1:5002',
      'tcp://[2001:db8::ab]:5003',
    ]);
  });

  it('has each place once', () => {
    const v6 = table(['00000000000000000000000000000000:1388', listens, 2]);
    assert.deepEqual(listeningSockets(table(['00000000:1388', listens, 1]), v6), [
      { address: 'tcp://127.0.0.1:5000', inode: '2' },
    ]);
    assert.deepEqual(addresses('', ''), []);
  });
});

describe('programName', () => {
  it('is what was called, and the script of an interpreter', () => {
    assert.equal(programName('/usr/bin/python3\0-u\0/home/me/server.py\0--token=abc\0'), 'python3 server.py');
    assert.equal(programName('/opt/node/bin/node\0'), 'node');
    assert.equal(programName('/usr/sbin/nginx\0-p\0secret\0'), 'nginx');
    assert.equal(programName('/usr/bin/python3\0-u\0-c\0import socket\nsecret = 1\0'), 'python3');
    assert.equal(programName(''), '');
  });
});
