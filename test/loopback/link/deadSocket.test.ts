import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeOwn, replaceDeadSocket, socketAt } from '../../../src/engine/link/unix/deadSocket.ts';
import { systemClock } from '../../../src/node/clock.ts';

const clock = systemClock();

describe('dead socket files', function () {
  let folder: string;
  let path: string;
  let servers: Server[];

  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'socket-lab-'));
    path = join(folder, 'demo.sock');
    servers = [];
  });

  afterEach(() => {
    for (const server of servers) server.close();
    rmSync(folder, { recursive: true });
  });

  async function listen(at: string): Promise<Server> {
    const server = createServer().listen(at);
    servers.push(server);
    await once(server, 'listening');
    return server;
  }

  /** Leaves the file of a socket that is closed: it had another name when Node, which removes that, bound it. */
  async function leaveDead(): Promise<void> {
    const server = await listen(`${path}.bound`);
    renameSync(`${path}.bound`, path);
    server.close();
    await once(server, 'close');
  }

  const mustNotListen = (): Promise<void> => assert.fail('it is not dead');

  it('are replaced: gone when the listener binds, which gets the place', async () => {
    await leaveDead();
    let wasThere: boolean | undefined;
    const isReplaced = await replaceDeadSocket(path, clock, async () => {
      wasThere = socketAt(path) !== undefined;
      await listen(path);
    });
    assert.deepEqual([isReplaced, wasThere], [true, false]);
    assert.ok(socketAt(path));
  });

  it('are none of these: nothing, a file, a live listener', async () => {
    assert.equal(await replaceDeadSocket(path, clock, mustNotListen), false);
    writeFileSync(path, 'precious');
    assert.equal(await replaceDeadSocket(path, clock, mustNotListen), false);
    assert.equal(readFileSync(path, 'utf8'), 'precious');
    rmSync(path);
    await listen(path);
    assert.equal(await replaceDeadSocket(path, clock, mustNotListen), false);
    assert.ok(socketAt(path));
  });

  it('are replaced by one of several starts at once', async () => {
    await leaveDead();
    const start = () => replaceDeadSocket(path, clock, async () => void (await listen(path)));
    const outcomes = await Promise.all([start(), start(), start()]);
    assert.deepEqual(outcomes.toSorted(), [false, false, true]);
  });

  it('are left to the next start where the listener cannot bind', async () => {
    await leaveDead();
    const refused = replaceDeadSocket(path, clock, () => Promise.reject(new Error('EACCES')));
    await assert.rejects(refused, /EACCES/);
    await leaveDead();
    assert.equal(await replaceDeadSocket(path, clock, async () => void (await listen(path))), true);
  });

  it('of its own are removed with a listener, and those of another that has taken the path are not', async () => {
    const first = await listen(path);
    const own = socketAt(path);
    closeOwn(path, own, () => first.close());
    assert.deepEqual(readdirSync(folder), []);
    const second = await listen(path);
    const lost = socketAt(path);
    rmSync(path);
    await listen(path);
    const anothers = socketAt(path);
    closeOwn(path, lost, () => second.close());
    assert.equal(socketAt(path)?.ino, anothers?.ino);
    assert.deepEqual(readdirSync(folder), ['demo.sock'], 'nothing is left aside');
  });
});
