import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainTcp, readAll } from '../../support/plainTcp.ts';

describe('unix listener', function () {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  let bench: EngineBench;
  let folder: string;

  beforeEach(async () => {
    bench = new EngineBench();
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
  });

  afterEach(async () => {
    await bench.dispose();
    await rm(folder, { recursive: true });
  });

  it('talks both ways, and removes its file when closed', async () => {
    const path = join(folder, 'demo.sock');
    const { id } = await bench.listen(`unix:${path}`, 'upper');
    const { connection } = await bench.connect(`unix:${path}`);
    bench.engine.send(connection, Buffer.from('hello 🌮'));
    await bench.next('data', (event) => event.connection === connection && event.direction === 'in');
    assert.equal(bench.text(connection, 'in'), 'HELLO 🌮');
    bench.engine.halfClose(connection);
    await bench.next('closed', (event) => event.connection === connection);
    await bench.engine.close(id);
    await assert.rejects(stat(path), { code: 'ENOENT' });
    assert.deepEqual(new Set(bench.of('socket').map((event) => event.family)), new Set(['AF_UNIX']));
  });

  it('does not take the place of a live listener', async () => {
    const path = join(folder, 'demo.sock');
    const server = createServer().listen(path);
    await once(server, 'listening');
    const result = await bench.begin('listener', `unix:${path}`).ready;
    assert.equal(result.ok ? '' : result.failure.code, 'EADDRINUSE');
    assert.equal(bench.of('unlinked').length, 0);
    server.close();
    await once(server, 'close');
  });

  it('removes the file that a dead listener left, and says so', async () => {
    const path = join(folder, 'demo.sock');
    // A process that ends without closing leaves its file.
    const script = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
    spawnSync(process.execPath, ['-e', script]);
    assert.ok((await stat(path)).isSocket());
    await bench.listen(`unix:${path}`);
    assert.equal(bench.of('unlinked')[0]?.path, path);
  });

  it('touches neither a file nor a folder that is in the way', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'precious');
    const sub = join(folder, 'sub');
    await mkdir(sub);
    for (const path of [file, sub]) {
      const result = await bench.begin('listener', `unix:${path}`).ready;
      assert.equal(result.ok ? '' : result.failure.code, 'EADDRINUSE');
      await stat(path);
    }
  });

  it('says that a path is too long, before anything is opened or cut short', async () => {
    // Relative when it was parsed, made absolute by the opener.
    const address = { transport: 'unix', path: join(folder, 'x'.repeat(100)), options: {} } as const;
    const opened = bench.engine.open({ kind: 'listener', address });
    assert.ok(opened.ok);
    const result = await opened.value.ready;
    assert.deepEqual(result.ok ? [] : [result.failure.code, result.failure.call], ['ENAMETOOLONG', 'bind']);
    assert.deepEqual(await readdir(folder), []);
    assert.equal(bench.events.at(-1)?.type, 'closed');
  });

  it('says that a folder of the path is missing, or is a file', async () => {
    await writeFile(join(folder, 'file'), '');
    for (const [path, code] of [
      ['missing/demo.sock', /^(EACCES|ENOENT)$/],
      ['file/demo.sock', /^ENOTDIR$/],
    ] as const) {
      const result = await bench.begin('listener', `unix:${join(folder, path)}`).ready;
      assert.match(result.ok ? '' : result.failure.code, code);
    }
  });

  it('survives a peer that goes away in the middle of a write, and the others go on', async () => {
    const path = join(folder, 'demo.sock');
    const { id } = await bench.listen(`unix:${path}`);
    const plain = new PlainTcp();
    const socket = await plain.dial(`unix:${path}`);
    socket.pause();
    const { connection } = await bench.next('accepted');
    const total = 16 * 1024 * 1024;
    bench.engine.send(connection, new Uint8Array(total));
    await bench.next('waiting');
    socket.destroy();
    const reset = await bench.next('reset');
    const closed = await bench.next('closed');
    assert.equal(reset.direction, 'in');
    // Linux says ECONNRESET where the peer closed with bytes unread, else EPIPE.
    assert.match(reset.failure?.code ?? '', /^(ECONNRESET|EPIPE)$/);
    assert.equal(closed.bytesOut + reset.lost, total);
    bench.engine.setResponder(id, 'echo');
    const other = await plain.dial(`unix:${path}`);
    other.end('hello');
    assert.equal(await readAll(other), 'hello');
  });
});
