import assert from 'node:assert/strict';
import { queuesOf } from '../../../../src/engine/kernel/kernelQueues.ts';

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0000000000000000 100 0 0 10 0
   1: 0100007F:1F90 0100007F:C350 01 0000A000:00000010 01:00000014 00000000     0        0 4712 2 0000000000000000 20 4 30 10 -1
   2: 0100007F:1F90 0100007F:C351 04 00000011:00000000 01:00000014 00000000  4712        0 4713 2 0000000000000000 20 4 30 10 -1
`;

describe('kernelQueues', () => {
  it('reads what was not acknowledged and what was not read, by the inode', () => {
    assert.deepEqual(queuesOf('4711', table), { unacknowledged: 0, unread: 0 });
    assert.deepEqual(queuesOf('4712', table), { unacknowledged: 0xa000, unread: 16 });
  });

  it('does not count our FIN', () => {
    assert.deepEqual(queuesOf('4713', table), { unacknowledged: 16, unread: 0 });
  });

  it('does not know others, nor what looks otherwise', () => {
    assert.equal(queuesOf('471', table), undefined);
    assert.equal(queuesOf('4712', ''), undefined);
    assert.equal(queuesOf('7', ' 0: a b 01 x:y 0 0 0 0 7 \n'), undefined);
  });
});
