import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import {
  commandLine,
  listenState,
  processIds,
  socketInodes,
  socketTables,
  tableSockets,
} from '../../../src/node/procSockets.ts';

describe('procSockets', () => {
  before(function () {
    if (process.platform !== 'linux') this.skip();
  });

  it('finds a listening socket in the table and in the process that has it', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const local = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
      const rows = tableSockets(await socketTables('tcp')).filter((row) => row.local.endsWith(local));
      assert.deepEqual(
        rows.map(({ state }) => state),
        [listenState],
      );
      const inode = rows[0]?.inode ?? assert.fail();
      assert.ok((await socketInodes('self')).includes(inode));
      assert.ok((await socketInodes(String(process.pid))).includes(inode));
    } finally {
      server.close();
    }
  });

  it('knows this process and the words that it was started with', async () => {
    assert.ok((await processIds()).includes(String(process.pid)));
    assert.ok((await commandLine('self')).includes('\0'));
  });

  it('has nothing of a process that is not there', async () => {
    assert.deepEqual(await socketInodes('0'), []);
    assert.equal(await commandLine('0'), '');
  });
});
