import assert from 'node:assert/strict';
import { inodesOnPort } from '../../../src/engine/portHolder.ts';

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:270E 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 111 1 0 100 0 0 10 0
   1: 0100007F:270E 0100007F:CF8B 01 00000000:00000000 00:00000000 00000000  1000        0 112 1 0 100 0 0 10 0
   2: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 113 1 0 100 0 0 10 0
`;

describe('portHolder', () => {
  it('finds who listens on a port, not who is merely connected from it', () => {
    assert.deepEqual(inodesOnPort(table, 'tcp', 9998), ['111']);
  });

  it('takes every bound UDP socket: there is nothing else to tell by', () => {
    assert.deepEqual(inodesOnPort(table, 'udp', 9998), ['111', '112']);
  });
});
