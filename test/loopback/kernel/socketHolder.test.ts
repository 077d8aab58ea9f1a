import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { holderPid, socketHolder } from '../../../src/engine/kernel/socketHolder.ts';
import { descriptorOf } from '../../../src/engine/link/nodeHandle.ts';
import { hasProgram } from '../../support/processes.ts';
import { pythonPeer } from '../../support/pythonPeer.ts';

/** The inode of a descriptor of a process. */
function inodeOf(pid: number | string, fd: number | string): string {
  return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? assert.fail();
}

describe('the process that has a socket', () => {
  let server: Server;

  before(function () {
    if (process.platform !== 'linux') this.skip();
  });

  beforeEach(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => void server.close());

  it('is Socket Lab itself', async () => {
    const inode = inodeOf('self', descriptorOf(server) ?? assert.fail());
    assert.equal(await socketHolder(['1', inode]), `Socket Lab itself, pid ${process.pid}`);
    assert.equal(await holderPid([inode]), String(process.pid));
  });

  it('is nobody where no process has any of the inodes', async () => {
    assert.equal(await socketHolder([]), undefined);
    // Inodes of sockets are never so small: they are of files.
    assert.equal(await socketHolder(['0']), undefined);
    assert.equal(await holderPid(['0']), undefined);
  });

  it('is another program by the name it was called with, not by that of its thread', async function () {
    if (!hasProgram('python3')) this.skip();
    const peer = pythonPeer(`
import os, signal, socket
s = socket.socket()
open("/proc/self/comm", "w").write("disguise")
print(os.getpid(), s.fileno())
signal.pause()
`);
    try {
      const [pid = '', fd = ''] = (await peer.line()).split(' ');
      assert.ok(readdirSync(`/proc/${pid}/fd`).includes(fd));
      assert.match((await socketHolder([inodeOf(pid, fd)])) ?? '', new RegExp(`^python3[^,]*, pid ${pid}$`));
    } finally {
      peer.stop();
    }
  });
});
