import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildProgram } from '../../support/childProgram.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainTcp, readAll } from '../../support/plainTcp.ts';
import { hasProgram } from '../../support/processes.ts';
import { pythonPeer } from '../../support/pythonPeer.ts';

const engineUrl = new URL('../../../src/engine/engine.ts', import.meta.url).href;
const rulesUrl = new URL('../../../src/engine/responders/rules/ruleResponders.ts', import.meta.url).href;

/** Listens when told to start, and says how that went; stops when told to, and says its number. */
const starter = `
  import { createInterface } from 'node:readline';
  const [engineUrl, rulesUrl, path] = process.argv.slice(1);
  const { Engine } = await import(engineUrl);
  const { RuleResponders } = await import(rulesUrl);
  const engine = new Engine({ responders: new RuleResponders() });
  const spec = { kind: 'listener', address: { transport: 'unix', path, options: {} } };
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'start') {
      const result = await engine.open({ ...spec, responder: 'on connect reply "' + process.pid + '"' }).value.ready;
      console.log(result.ok ? 'listening' : result.failure.code);
    } else {
      await engine.closeAll();
      console.log(process.pid);
    }
  }
`;

/** A file whose socket is closed: it had another name when Node, which removes that, bound it. */
async function leaveDeadSocket(path: string): Promise<void> {
  const server = createServer().listen(`${path}.bound`);
  await once(server, 'listening');
  await rename(`${path}.bound`, path);
  server.close();
  await once(server, 'close');
}

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

  it('leaves the file of a program that has bound it and does not listen yet', async function () {
    if (process.platform !== 'linux' || !hasProgram('python3')) this.skip();
    const path = join(folder, 'demo.sock');
    for (const [place, cwd] of [
      [path, '/'],
      ['demo.sock', folder],
    ] as const) {
      const peer = pythonPeer(
        `import os, signal, socket\nos.chdir(${JSON.stringify(cwd)})\ns = socket.socket(socket.AF_UNIX); s.bind(${JSON.stringify(place)})\nprint("bound")\nsignal.pause()`,
      );
      try {
        await peer.line();
        const result = await bench.begin('listener', `unix:${path}`).ready;
        assert.equal(result.ok ? '' : result.failure.code, 'EADDRINUSE');
        assert.match(result.ok ? '' : result.failure.message, /already in use by python3[^,]*, pid \d+\./);
        assert.ok((await stat(path)).isSocket());
      } finally {
        peer.stop();
      }
      await rm(path);
    }
  });

  it("gives a dead place to one of several starts at once, and the file is that one's", async () => {
    const path = join(folder, 'demo.sock');
    const starters = [1, 2, 3].map(() => new ChildProgram(starter, [engineUrl, rulesUrl, path]));
    try {
      for (let round = 0; round < 25; round++) {
        await leaveDeadSocket(path);
        for (const starter of starters) starter.tell('start');
        const outcomes = await Promise.all(starters.map((starter) => starter.line()));
        assert.deepEqual(outcomes.toSorted(), ['EADDRINUSE', 'EADDRINUSE', 'listening'], `round ${round}`);
        const winner = outcomes.indexOf('listening');
        const socket = connect({ path });
        const [greeting] = (await once(socket, 'data')) as [Buffer];
        socket.destroy();
        for (const starter of starters) starter.tell('stop');
        const pids = await Promise.all(starters.map((starter) => starter.line()));
        assert.equal(greeting.toString(), pids[winner]);
      }
    } finally {
      await Promise.all(starters.map((starter) => starter.kill()));
    }
  }).timeout(60_000);

  it('leaves the file of another that has taken its path meanwhile, and removes its own however it was changed', async () => {
    const path = join(folder, 'demo.sock');
    const first = await bench.listen(`unix:${path}`);
    await rm(path);
    const server = createServer((socket) => socket.end('another')).listen(path);
    await once(server, 'listening');
    await bench.engine.close(first.id);
    const plain = new PlainTcp();
    assert.equal(await readAll(await plain.dial(`unix:${path}`)), 'another');
    plain.destroy();
    assert.deepEqual(await readdir(folder), ['demo.sock']);
    server.close();
    await once(server, 'close');
    const second = await bench.listen(`unix:${path}`);
    await chmod(path, 0o600);
    await bench.engine.close(second.id);
    assert.deepEqual(await readdir(folder), []);
  });

  it('has abstract sockets: a name, no file, and who has it', async function () {
    if (process.platform !== 'linux') this.skip();
    const name = `@socket-lab-${process.pid}-é`;
    const { id, local } = await bench.listen(`unix:${name}`, 'upper');
    assert.equal(local, `unix:${name}`);
    const { connection } = await bench.connect(local);
    bench.engine.send(connection, Buffer.from('hello'));
    await bench.next('data', (event) => event.connection === connection && event.direction === 'in');
    assert.equal(bench.text(connection, 'in'), 'HELLO');
    const second = await bench.begin('listener', local).ready;
    assert.match(second.ok ? '' : second.failure.message, /already in use by Socket Lab itself, pid \d+\.$/);
    await bench.engine.close(id);
    const gone = await bench.begin('client', local).ready;
    assert.equal(gone.ok ? '' : gone.failure.code, 'ECONNREFUSED');
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
      ['missing/demo.sock', /^ENOENT$/],
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
