/** `listen` as a real process: first line, event lines, rules, signals, failures. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boundPort, jsonEvent, jsonEvents } from '../support/jsonEvents.ts';
import { endPrograms, listeningAt, socketLab, socketLabWith } from '../support/processes.ts';
import { isRunning } from '../support/runningProcess.ts';
import { untilStill } from '../support/untilStill.ts';

describe('socket-lab listen', function () {
  afterEach(endPrograms);

  it('says where it listens first, then the calls, then what happens in their words', async () => {
    const program = socketLab(
      'listen',
      'tcp://:0',
      '--rule',
      'on data reply "Rxd data, thanks!." then close',
    );
    const { port } = await listeningAt(program);
    const client = connect(port, '127.0.0.1');
    client.write('hello\u0007');
    const [answer] = (await once(client, 'data')) as [Buffer];
    assert.equal(answer.toString(), 'Rxd data, thanks!.');
    const [, id = ''] = await program.line(/^#(\d+) close /);
    program.signal('SIGTERM');
    assert.deepEqual(await program.ended, { code: 0, signal: null });
    const text = program.text
      .replaceAll(/fd \d+/g, 'fd N')
      .replaceAll(/open .*/g, 'open …')
      .replaceAll(/:\d{4,5}\b/g, ':PORT');
    assert.equal(
      text,
      [
        'listening tcp://127.0.0.1:PORT',
        '  socket AF_INET SOCK_STREAM proto 0 fd N',
        '  setsockopt SO_REUSEADDR 1 (set by Node.js)',
        '  bind tcp://127.0.0.1:PORT',
        '  listen tcp://127.0.0.1:PORT backlog 511',
        `#${id} accept 127.0.0.1:PORT fd N`,
        `#${id} recv 127.0.0.1:PORT 6 bytes "hello\\x07"`,
        `#${id} send 127.0.0.1:PORT 18 bytes "Rxd data, thanks!."`,
        `#${id} close 127.0.0.1:PORT in 6, out 18 bytes, open …`,
        'close in 6, out 18 bytes, open …',
        '',
      ].join('\n'),
    );
    assert.equal(program.errorText, '');
  });

  it('shows the first 200 bytes of a chunk, and how many more there are', async () => {
    const program = socketLab('listen', 'tcp://:0');
    const { port } = await listeningAt(program);
    connect(port, '127.0.0.1').end('x'.repeat(1000));
    const [line] = await program.line(/ recv .* 1000 bytes .*/);
    assert.match(line, new RegExp(`"x{200}" … and 800 more$`));
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`closes every connection on ${signal} and ends with 0`, async () => {
      const program = socketLab('listen', 'tcp://:0');
      const { port } = await listeningAt(program);
      const clients = [1, 2, 3].map(() => connect(port, '127.0.0.1'));
      await program.until(() => program.text.split(' accept ').length === 4);
      const ends = clients.map((client) => once(client.resume(), 'end'));
      program.signal(signal);
      await Promise.all(ends);
      assert.deepEqual(await program.ended, { code: 0, signal: null });
      for (const client of clients) client.destroy();
    });
  }

  it('ends the programs of its rules on SIGQUIT, and then as the signal does', async function () {
    if (process.platform === 'win32') this.skip();
    const rule = `on connect reply exec "sh -c 'echo $$; exec sleep 60'"`;
    const program = socketLab('listen', 'tcp://:0', '--rule', rule);
    const { port } = await listeningAt(program);
    const client = connect(port, '127.0.0.1');
    const [pid] = (await once(client, 'data')) as [Buffer];
    program.signal('SIGQUIT');
    assert.deepEqual(await program.ended, { code: null, signal: 'SIGQUIT' });
    assert.ok(!isRunning(Number(pid)));
    client.destroy();
  });

  it('prints JSON, every event, bytes as base64', async () => {
    const program = socketLab('listen', 'tcp://:0', '--json', '--reply', 'echo');
    const port = await boundPort(program);
    const client = connect(port, '127.0.0.1');
    client.end(Buffer.from([0, 255, 10]));
    await jsonEvent(program, ({ type, connection }) => type === 'closed' && connection !== undefined);
    program.signal('SIGINT');
    assert.equal((await program.ended).code, 0);
    const events = jsonEvents(program);
    const order = events.map(({ type }) => type).filter((type) => type !== 'waiting' && type !== 'drained');
    const opening = ['opening', 'socket', 'option', 'bound', 'listening', 'accepted', 'data'];
    assert.deepEqual(order.slice(0, 7), opening);
    assert.deepEqual(order.slice(-2), ['closed', 'closed']);
    const [input, output] = events.filter(({ type }) => type === 'data');
    assert.deepEqual([input?.direction, input?.call, input?.length, input?.bytes], ['in', 'recv', 3, 'AP8K']);
    assert.deepEqual(
      [output?.direction, output?.call, output?.length, output?.bytes],
      ['out', 'send', 3, 'AP8K'],
    );
    const last = events.at(-1);
    assert.deepEqual([last?.bytesIn, last?.bytesOut, last?.connection], [3, 3, undefined]);
    assert.ok(events.every(({ t }, index) => t >= (events[index - 1]?.t ?? 0)));
  });

  it('names who holds the port: one line, exit code 1', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const program = socketLab('listen', `tcp://:${port}`);
    assert.equal((await program.ended).code, 1);
    server.close();
    assert.equal(program.text, '');
    assert.match(
      program.errorText,
      /^socket-lab: Port \d+ is already in use[^\n]*\(EADDRINUSE\)\. [^\n]+\n$/,
    );
  });

  it('tells a failure as JSON too, where asked', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const program = socketLab('listen', `tcp://:${(server.address() as AddressInfo).port}`, '--json');
    assert.equal((await program.ended).code, 1);
    server.close();
    assert.ok(jsonEvents(program).some(({ type, code }) => type === 'error' && code === 'EADDRINUSE'));
  });

  it('warns of a bind beyond the loopback, once, on stderr', async () => {
    const program = socketLab('listen', 'tcp://*:0');
    await listeningAt(program);
    program.signal('SIGTERM');
    await program.ended;
    assert.match(
      program.errorText,
      /^socket-lab: warning: [^\n]*can be reached by every machine[^\n]*127\.0\.0\.1\.\n$/,
    );
  });

  it('is quiet but for the first line', async () => {
    const program = socketLab('listen', 'tcp://:0', '--quiet', '--reply', 'echo');
    const { port } = await listeningAt(program);
    const client = connect(port, '127.0.0.1');
    client.end('x');
    await once(client.resume(), 'close');
    program.signal('SIGTERM');
    assert.equal((await program.ended).code, 0);
    assert.equal(program.lines.length, 1);
  });

  it('ends quietly when nobody reads its output any more', async () => {
    const program = socketLab('listen', 'tcp://:0');
    const { port } = await listeningAt(program);
    program.closeOutput();
    const client = connect(port, '127.0.0.1');
    client.on('error', () => undefined);
    client.write('into the void');
    assert.deepEqual(await program.ended, { code: 0, signal: null });
    assert.equal(program.errorText, '');
  });

  it('holds the peer up rather than memory when its output is not read, and can still be ended', async () => {
    const program = socketLabWith({ unread: true }, 'listen', 'tcp://:0', '--json');
    // The first lines are needed; then the reading stops.
    program.read();
    const port = await boundPort(program);
    program.pauseOutput();
    const client = connect(port, '127.0.0.1');
    client.on('error', () => undefined);
    const block = Buffer.alloc(1 << 20, 'x');
    let sent = 0;
    const pump = (): void => {
      while (sent < 256 && client.write(block)) sent++;
    };
    client.on('drain', pump);
    // Node's own buffer of the client plus the kernel's fill long before 256 MB: the last drain never comes.
    pump();
    await untilStill(() => client.bytesWritten - client.writableLength);
    assert.ok(sent < 256, `${sent} MB were taken`);
    program.signal('SIGTERM');
    assert.deepEqual(await program.ended, { code: 0, signal: null });
    client.destroy();
  });

  it('--rules takes the rules of a file, with others in the order of the call', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rules-'));
    const file = join(folder, 'a.socket-rules');
    writeFileSync(file, '# two\non "a" reply "1"\non "b" reply <<END\n2\nEND\n');
    const rules = [
      '--rule',
      'on "a" reply "0"',
      '--rules',
      file,
      '--rule',
      'on "c" reply "3"',
      '--reply',
      '"?"',
    ];
    const program = socketLab('listen', 'tcp://:0', ...rules);
    const { address } = await listeningAt(program);
    for (const [sent, answer] of [
      ['a', '0'],
      ['b', '2'],
      ['c', '3'],
      ['d', '?'],
    ] as const) {
      const client = socketLab('connect', address, '--quiet', '--send', `"${sent}"`, '--for', '1s');
      await client.ended;
      assert.equal(client.text.trim(), answer);
    }
    program.signal('SIGTERM');
    await program.ended;
    writeFileSync(file, 'on "a" reply "1"\non "b" replay "2"\n');
    const wrong = socketLab('listen', 'tcp://:0', '--rule', 'on "a" reply "0"', '--rules', file);
    assert.equal((await wrong.ended).code, 2);
    assert.match(wrong.errorText, /^socket-lab: .*a\.socket-rules:2:8: [^\n]+\n$/);
    rmSync(folder, { recursive: true });
  });

  it('--limit ends it after a time, as a signal would', async () => {
    const program = socketLab('listen', 'tcp://:0', '--limit', '3s');
    const { port } = await listeningAt(program);
    const client = connect(port, '127.0.0.1').resume();
    await once(client, 'end');
    assert.deepEqual(await program.ended, { code: 0, signal: null });
    assert.match(program.text, /\nclose in 0, out 0 bytes, open [^\n]+\n$/);
  });

  it('--hex and --time show all bytes of a chunk, counted from the beginning of the stream, and when', async () => {
    const program = socketLab('listen', 'tcp://:0', '--hex', '--time', '--reply', '"\\0"');
    const { port } = await listeningAt(program);
    const client = connect(port, '127.0.0.1');
    client.write('ab');
    await once(client, 'data');
    client.end('\u0001');
    await program.line(/^ +00000002 {2}01 +\.$/);
    assert.ok(program.lines.some((line) => /^\d\d:\d\d:\d\d\.\d{3} #\d+ recv \S+ 2 bytes$/.test(line)));
    assert.ok(program.lines.includes('    00000000  61 62                                             ab'));
  });
});
