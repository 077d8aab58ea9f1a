/** `listen` in this process, on real sockets. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine, endCommandLines, outcome } from '../../../support/cli/commandLine.ts';

describe('listen', () => {
  const sockets: Socket[] = [];

  function client(port: number): Socket {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    sockets.push(socket);
    return socket;
  }

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await endCommandLines();
  });

  it('prints its address first, then the calls and each event', async () => {
    const listener = commandLine('listen', 'tcp://:0', '--reply', 'upper');
    const { port, address } = await listener.listening();
    const socket = client(port);
    socket.end('hi');
    assert.equal(String((await once(socket, 'data'))[0]), 'HI');
    await listener.out.line(/^#\d+ close 127\.0\.0\.1:\d+ in 2, out 2 bytes, open /);
    listener.signal('SIGINT');
    assert.equal(await listener.ended, 0);
    const [first, second] = listener.out.lines;
    assert.equal(first, `listening ${address}`);
    assert.match(second ?? '', /^ {2}socket AF_INET SOCK_STREAM/);
    assert.match(listener.out.text, /recv 127\.0\.0\.1:\d+ 2 bytes "hi"/);
    assert.deepEqual(listener.exits, [0]);
  });

  it('prints all bytes and the time of day with --hex and --time', async () => {
    const listener = commandLine('listen', 'tcp://:0', '--hex', '--time');
    const { port } = await listener.listening();
    client(port).end(Buffer.alloc(20, 0x41));
    await listener.out.line(/^ {4}00000010 {2}41 41 41 41 /);
    await listener.out.line(/^\d\d:\d\d:\d\d\.\d+ #\d+ recv 127\.0\.0\.1:\d+ 20 bytes$/);
  });

  it('prints JSON, and with --quiet only where it is bound', async () => {
    for (const quiet of [[], ['--quiet']]) {
      const listener = commandLine('listen', 'tcp://:0', '--reply', 'echo', '--json', ...quiet);
      const [, port = ''] = await listener.out.line(/"type":"listening".*:(\d+)"/);
      const socket = client(Number(port));
      socket.end('a');
      await once(socket.resume(), 'close');
      await listener.stop();
      const types = listener.out.lines.map((line) => (JSON.parse(line) as { type: string }).type);
      if (quiet.length > 0) assert.deepEqual(types, ['bound', 'listening']);
      else
        for (const type of ['opening', 'accepted', 'data', 'end', 'closed']) assert.ok(types.includes(type));
    }
  });

  it('joins the first connection to stdin and stdout with --stdio', async () => {
    const listener = commandLine('listen', 'tcp://:0', '--stdio', '--crlf');
    const [, port = ''] = await listener.error.line(/^listening .*:(\d+)$/);
    const socket = client(Number(port));
    const received = new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    listener.input.end('to the peer\n');
    assert.equal(await received, 'to the peer\r\n');
    socket.end('from the peer');
    assert.equal(await listener.ended, 0);
    assert.equal(listener.out.text, 'from the peer');
  });

  it('reports a reset of the connection that stdin is joined to', async () => {
    const listener = commandLine('listen', 'tcp://:0', '--stdio');
    const [, port = ''] = await listener.error.line(/^listening .*:(\d+)$/);
    const socket = client(Number(port));
    await listener.error.line(/ accept /);
    socket.resetAndDestroy();
    assert.equal(await listener.ended, 1);
    await listener.error.line(/^socket-lab: .*\(ECONNRESET\)/);
  });

  it('prints a separator after each datagram', async () => {
    const listener = commandLine('listen', 'udp://:0', '--stdio', '--separator', String.raw`"\n"`);
    const [, port = ''] = await listener.error.line(/^listening .*:(\d+)$/);
    const socket = createSocket('udp4');
    socket.send('one', Number(port), '127.0.0.1');
    await listener.out.line(/^one$/);
    socket.send('two', Number(port), '127.0.0.1');
    await listener.out.line(/^two$/);
    await listener.stop();
    socket.close();
  });

  it('ends after its limit', async () => {
    assert.equal((await outcome('listen', 'tcp://:0', '--limit', '20ms', '--quiet')).code, 0);
  });

  it('reports a port that is taken, and one that all machines reach', async () => {
    const { port } = await commandLine('listen', 'tcp://:0').listening();
    const taken = await outcome('listen', `tcp://:${port}`);
    assert.equal(taken.code, 1);
    assert.match(taken.error, /^socket-lab: .*EADDRINUSE/);
    const open = await outcome('listen', 'tcp://*:0', '--limit', '20ms');
    assert.match(open.error, /^socket-lab: warning: .* can be reached by every machine/);
  });

  describe('rules', () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), 'rules-'))));
    after(() => rmSync(folder, { recursive: true }));

    it('come from files too, in the order of the call', async () => {
      const path = join(folder, 'first.socket-rules');
      writeFileSync(path, '\uFEFFon data "a" reply "from the file"\n');
      const rules = ['--rules', path, '--rule', 'on data "a" reply "b"', '--reply', '"else"'];
      const { port } = await commandLine('listen', 'tcp://:0', ...rules).listening();
      const socket = client(port);
      socket.write('a');
      assert.equal(String((await once(socket, 'data'))[0]), 'from the file');
      socket.write('x');
      assert.equal(String((await once(socket, 'data'))[0]), 'else');
    });

    it('are reported with their place where a file has a wrong one, whatever comes before it', async () => {
      const path = join(folder, 'wrong.socket-rules');
      writeFileSync(path, 'on data reply echo\non data replay echo\n');
      const { code, error } = await outcome(
        'listen',
        'tcp://:0',
        '--rule',
        'on data "a" discard',
        '--rules',
        path,
      );
      assert.equal(code, 2);
      assert.ok(error.startsWith(`socket-lab: ${path}:2:9: `), error);
      writeFileSync(path, Buffer.from([0xff, 0xfe]));
      assert.match((await outcome('listen', 'tcp://:0', '--rules', path)).error, /is not UTF-8/);
    });
  });
});
