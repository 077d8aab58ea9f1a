import assert from 'node:assert/strict';
import { boundSockets } from '../../../../src/engine/kernel/unixTable.ts';

const table = `Num       RefCount Protocol Flags    Type St Inode Path
000000003d6e4d2e: 00000002 00000000 00010000 0001 01 387206 /tmp/a b/demo.sock
0000000046542cd7: 00000003 00000000 00000000 0001 03 387207 /tmp/a b/demo.sock
00000000431816e2: 00000002 00000000 00000000 0001 01 535984 mute.sock
00000000b359ed96: 00000002 00000000 00000000 0002 01 534721 /run/log
00000000b359ed97: 00000003 00000000 00000000 0002 03 534722 /run/connected
0000000037bd7a75: 00000002 00000000 00010000 0001 01    392 @demo
00000000956f2e29: 00000003 00000000 00000000 0001 03 535956
`;

describe('boundSockets', () => {
  it('has those that hold a path or a name, and not what a listener has accepted', () => {
    assert.deepEqual(boundSockets(table), [
      { inode: '387206', path: '/tmp/a b/demo.sock', listens: true },
      { inode: '535984', path: 'mute.sock', listens: false },
      { inode: '534721', path: '/run/log', listens: false },
      { inode: '534722', path: '/run/connected', listens: false },
      { inode: '392', path: '@demo', listens: true },
    ]);
  });
});
