import assert from 'node:assert/strict';
import { inodesInTheWay } from '../../../../src/engine/kernel/portHolder.ts';

const head =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';

/** A table of the kernel's (little-endian) with these sockets. */
function table(...sockets: readonly (readonly [local: string, state: string, inode: number])[]): string {
  const rest = '00000000:00000000 00:00000000 00000000  1000        0';
  return (
    head +
    sockets
      .map(([local, state, inode], index) => {
        return `   ${index}: ${local} 00000000:0000 ${state} ${rest} ${inode} 1 0 100 0 0 10 0\n`;
      })
      .join('')
  );
}

const [listens, established, timeWait, unconnected] = ['0A', '01', '06', '07'] as const;
const loopback = '0100007F:270E';
const other = '0200007F:270E';
const every4 = '00000000:270E';
const loopback6 = '00000000000000000000000001000000:270E';
const every6 = '00000000000000000000000000000000:270E';
const mapped = '0000000000000000FFFF00000100007F:270E';

describe('portHolder', function () {
  const find = (v4: string, v6: string, host: string, transport: 'tcp' | 'udp' = 'tcp'): string[] =>
    inodesInTheWay({ v4, v6 }, transport, host, 9998);

  it('finds who has the address, not who has the same port of another', () => {
    const v4 = table([other, listens, 110], [loopback, listens, 111], ['0100007F:1F90', listens, 112]);
    assert.deepEqual(find(v4, head, '127.0.0.1'), ['111']);
    assert.deepEqual(find(v4, head, '127.0.0.2'), ['110']);
    assert.deepEqual(find(v4, head, '127.0.0.3'), []);
    assert.deepEqual(find(v4, table([loopback6, listens, 120]), '::1'), ['120']);
    assert.deepEqual(find(v4, head, '::1'), []);
  });

  it('takes all interfaces for each of their addresses, and the other way round', () => {
    assert.deepEqual(find(table([every4, listens, 111]), head, '127.0.0.1'), ['111']);
    assert.deepEqual(find(table([loopback, listens, 111], [other, listens, 112]), head, '0.0.0.0'), [
      '111',
      '112',
    ]);
    assert.deepEqual(find(head, table([every6, listens, 121]), '::1'), ['121']);
    assert.deepEqual(find(table([every4, listens, 111]), head, '::1'), []);
    assert.deepEqual(find(head, table([loopback6, listens, 121]), '0.0.0.0'), []);
  });

  it('knows that :: has IPv4 too, and blames it only where nobody else can be', () => {
    const v6 = table([every6, listens, 121]);
    assert.deepEqual(find(head, v6, '127.0.0.1'), ['121']);
    assert.deepEqual(find(table([loopback, listens, 111]), v6, '127.0.0.1'), ['111']);
    assert.deepEqual(find(table([loopback, established, 111]), v6, '127.0.0.1'), ['111']);
    assert.deepEqual(find(table([loopback, listens, 111]), head, '::'), ['111']);
    assert.deepEqual(find(table([every4, listens, 111]), head, '::'), ['111']);
  });

  it('takes an IPv4-mapped address for the IPv4 address that it is', () => {
    const v6 = table([mapped, listens, 121]);
    assert.deepEqual(find(head, v6, '127.0.0.1'), ['121']);
    assert.deepEqual(find(head, v6, '0.0.0.0'), ['121']);
    assert.deepEqual(find(head, v6, '::1'), []);
  });

  it('names a listener before who is merely connected from the port, and nobody for TIME-WAIT', () => {
    const connected = table([loopback, timeWait, 0], [loopback, established, 112]);
    assert.deepEqual(find(connected, head, '127.0.0.1'), ['112']);
    assert.deepEqual(find(connected + table([every4, listens, 113]), head, '127.0.0.1'), ['113']);
    assert.deepEqual(find(table([loopback, timeWait, 0]), head, '127.0.0.1'), []);
  });

  it('takes every bound UDP socket: there is nothing else to tell by', () => {
    const v4 = table([loopback, unconnected, 111], [loopback, established, 112], [other, unconnected, 113]);
    assert.deepEqual(find(v4, head, '127.0.0.1', 'udp'), ['111', '112']);
  });
});
