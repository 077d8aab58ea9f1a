/** The first lectures (L1–L8, L12, L13; L14 is in rules.test.ts), with Python's socket module as the other end, in both roles. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookup } from 'node:dns/promises';
import { endPrograms, listeningAt, python, socketLab, type Program } from '../support/processes.ts';
import { describeWith } from '../support/needs.ts';

/** The port a Python server printed. */
async function portOf(server: Program): Promise<number> {
  const [, port = ''] = await server.line(/^listening (\d+)/);
  return Number(port);
}

async function ends(program: Program): Promise<void> {
  assert.deepEqual(await program.ended, { code: 0, signal: null }, program.errorText);
}

describeWith('python3', 'the lectures, with Python', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'lab-'));
  });
  after(() => rmSync(folder, { recursive: true }));
  afterEach(endPrograms);

  it('L1: our client and a Python server', async () => {
    const server = python('l1_tcp_server');
    const client = socketLab(
      'connect',
      `tcp://127.0.0.1:${await portOf(server)}`,
      '--send',
      '"Hello from client!"',
    );
    await ends(client);
    await ends(server);
    assert.equal(client.text, 'Rxd data, thanks!.');
    assert.ok(server.lines.includes('received Hello from client!'));
  });

  it('L1: a Python client and our listener', async () => {
    const listener = socketLab(
      'listen',
      'tcp://:0',
      '--rule',
      'on data reply "Rxd data, thanks!." then close',
    );
    const { port } = await listeningAt(listener);
    const client = python('l1_tcp_client', '127.0.0.1', port);
    await ends(client);
    assert.deepEqual(client.lines, ['answer Rxd data, thanks!.', "then b''"]);
    await listener.line(/ recv .* 18 bytes "Hello from client!"$/);
  });

  it('L2: our UDP client and a Python server, zero-length and largest datagrams too', async () => {
    const server = python('l2_udp_server', 3);
    const address = `udp://127.0.0.1:${await portOf(server)}`;
    const large = socketLab('connect', address, '--for', '300ms');
    large.endInput(Buffer.alloc(65_507, 'x'));
    await ends(large);
    const small = socketLab('connect', address, '--send', '""', '--send', '"hi"', '--for', '300ms');
    await ends(small);
    await ends(server);
    assert.equal(small.text, 'I am the UDP server. Thanks for data...'.repeat(2));
    const lengths = server.lines.slice(1).map((line) => Number(line.split(' ')[1]));
    assert.deepEqual(
      lengths.sort((a, b) => a - b),
      [0, 2, 65_507],
    );
  });

  it('L2: Python clients and our UDP listener, which names each sender', async () => {
    const listener = socketLab('listen', 'udp://:0', '--reply', '"I am the UDP server. Thanks for data..."');
    const { port } = await listeningAt(listener);
    for (const words of [['one', 'two'], ['three']]) {
      const client = python('l2_udp_client', '127.0.0.1', port, ...words);
      await ends(client);
      const [, from = ''] = await client.line(
        /^answer I am the UDP server\. Thanks for data\.\.\. from \d+ to (\d+)$/,
      );
      await listener.line(new RegExp(` new peer 127\\.0\\.0\\.1:${from}$`));
      for (const word of words) {
        const text = `recvfrom 127\\.0\\.0\\.1:${from} ${word.length} bytes "${word}"$`;
        await listener.line(new RegExp(text));
      }
    }
  });

  it('L3: our client and the Python server on all interfaces', async () => {
    const server = python('l3_greeting_server', 1);
    const client = socketLab('connect', `tcp://127.0.0.1:${await portOf(server)}`);
    await ends(client);
    assert.equal(client.text, 'Thank you for connecting');
    await ends(server);
  });

  it('L3: Python clients and our listener on all interfaces, IPv4 and IPv6', async () => {
    const rule = 'on connect reply "Thank you for connecting" then close';
    const listener = socketLab('listen', 'tcp://*:0?backlog=5', '--rule', rule);
    const { port } = await listeningAt(listener);
    const hosts = listener.text.includes('[::]') ? ['127.0.0.1', '::1'] : ['127.0.0.1'];
    for (const host of hosts) {
      const client = python('l3_reading_client', host, port);
      await ends(client);
      assert.deepEqual(client.lines, [
        'received Thank you for connecting',
        'Connection closed by foreign host.',
      ]);
    }
    await listener.line(/ backlog 5$/);
    await listener.line(/ accept 127\.0\.0\.1:\d+/);
  });

  it('L4: a taco through the Python upper-case server', async () => {
    const server = python('l4_upper_server');
    const address = `tcp://127.0.0.1:${await portOf(server)}`;
    const client = socketLab('connect', address, '--send', '"hello \\u{1F32E}"');
    await ends(client);
    assert.equal(client.text, 'HELLO 🌮');
    assert.match(client.errorText, / send .* 10 bytes "hello 🌮"/);
  });

  it('L4: a taco cut in two, upper-cased by our listener', async () => {
    const listener = socketLab('listen', 'tcp://:0', '--reply', 'upper');
    const { port } = await listeningAt(listener);
    const client = python('l4_split_client', '127.0.0.1', port);
    await ends(client);
    const [, hex = ''] = await client.line(/^answer (.*)$/);
    assert.equal(Buffer.from(hex, 'hex').toString(), 'HELLO 🌮 GRÜSS');
  });

  it('L5: our client by name reads a Python web server to its end', async () => {
    const server = python('l5_http_server');
    const request = '"GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"';
    const client = socketLab('connect', `tcp://localhost:${await portOf(server)}`, '--send', request);
    await ends(client);
    assert.match(client.text, /^HTTP\/1\.1 200 OK\r\n/);
    assert.ok(client.text.endsWith('x'.repeat(100_000)));
    assert.match(client.errorText, /getaddrinfo localhost .*127\.0\.0\.1/);
    await server.line(/^request GET \/ HTTP\/1\.1$/);
  });

  it('L5: a Python client reads our listener to its end', async () => {
    const rule = 'on data reply "HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nhi" then close';
    const listener = socketLab('listen', 'tcp://:0', '--rule', rule);
    const { port } = await listeningAt(listener);
    const client = python('l5_http_client', 'localhost', port);
    await ends(client);
    await client.line(/Content-Length: 2.*hi'$/);
  });

  it('L6: three of our clients at the Python server; its end is seen by all', async () => {
    const server = python('l6_threads_server');
    const address = `tcp://127.0.0.1:${await portOf(server)}`;
    const clients = ['a', 'b', 'c'].map((name) => {
      const client = socketLab('connect', address);
      client.write(`${name}\n`);
      return client;
    });
    await Promise.all(
      clients.map((client, index) => client.line(new RegExp(`OK\\.\\.\\.${'abc'[index] ?? ''}$`))),
    );
    server.endInput('stop\n');
    await Promise.all(clients.map((client) => client.ended));
    for (const client of clients) assert.match(client.errorText, /the peer has ended its side/);
  });

  it('L6: three Python clients at our listener; stopping it closes all', async () => {
    const listener = socketLab('listen', 'tcp://:0', '--rule', 'on line reply "OK...{{message}}\\n"');
    const { port } = await listeningAt(listener);
    const clients = ['a', 'b', 'c'].map((name) => python('l6_chat_client', '127.0.0.1', port, name));
    await Promise.all(
      clients.map((client, index) => client.line(new RegExp(`^answer OK\\.\\.\\.${'abc'[index] ?? ''}$`))),
    );
    listener.signal('SIGTERM');
    await ends(listener);
    await Promise.all(clients.map((client) => client.line(/^Connection closed by foreign host\.$/)));
    assert.equal(listener.lines.filter((line) => / accept /.test(line)).length, 3);
  });

  it('L7: by host name, the server speaks first (skipped where it has no IPv4 address)', async function () {
    const known = await lookup(hostname()).catch(() => undefined);
    if (known?.family !== 4) this.skip();
    const server = python('l7_hostname_server');
    const client = socketLab('connect', `tcp://${hostname()}:${await portOf(server)}`);
    await client.until(() => client.text === 'Welcome!');
    client.endInput('Thank you');
    await ends(client);
    await server.line(/^received Thank you$/);
    const listener = socketLab('listen', `tcp://${hostname()}:0`, '--rule', 'on connect reply "Welcome!"');
    const { port } = await listeningAt(listener);
    const visitor = python('l7_hostname_client', port);
    await ends(visitor);
    assert.deepEqual(visitor.lines, ['received Welcome!']);
    await listener.line(/ recv .* 9 bytes "Thank you"$/);
  });

  for (const kind of ['inet6', 'unix'] as const) {
    it(`L8: ${kind} sockets, as the lecture prints them, in both roles`, async () => {
      const family = kind === 'inet6' ? 'AF_INET6' : 'AF_UNIX';
      // From 3.11 on Python prints the numbers.
      const number = kind === 'inet6' ? 10 : 1;
      const serverPath = join(folder, 'python.sock');
      const server = python('l8_sockets', kind, ...(kind === 'unix' ? [serverPath] : []));
      const [, place = ''] = await server.line(/^listening (.*)$/);
      const address = kind === 'inet6' ? `tcp://[::1]:${place}` : `unix:${place}`;
      const client = socketLab('connect', address);
      client.endInput('hello');
      await ends(client);
      assert.equal(client.text, 'hello');
      assert.match(client.errorText, new RegExp(`socket ${family} SOCK_STREAM proto 0 fd \\d+`));
      assert.match(
        server.text,
        new RegExp(
          `family=(AddressFamily\\.${family}|${number}), type=(SocketKind\\.SOCK_STREAM|1), proto=0`,
        ),
      );

      const path = join(folder, 'lab.sock');
      const listener = socketLab(
        'listen',
        kind === 'inet6' ? 'tcp://[::1]:0' : `unix:${path}`,
        '--reply',
        'echo',
      );
      const { port } = await listeningAt(listener);
      const visitor = python('l8_client', kind, kind === 'inet6' ? port : path);
      await ends(visitor);
      assert.deepEqual(visitor.lines.slice(1), ['answer hello', "then b''"]);
      await listener.line(new RegExp(`^ {2}socket ${family} SOCK_STREAM proto 0 fd \\d+$`));
    });
  }

  it('L12: a port in use and a refused connection, seen from either side', async () => {
    const listener = socketLab('listen', 'tcp://:0');
    const { port } = await listeningAt(listener);
    const second = python('l12_errors', 'bind', port);
    await ends(second);
    assert.deepEqual(second.lines, ['failed EADDRINUSE']);
    listener.signal('SIGTERM');
    await ends(listener);
    const refused = python('l12_errors', 'connect', port);
    await ends(refused);
    assert.deepEqual(refused.lines, ['failed ECONNREFUSED']);
  });

  for (const transport of ['tcp', 'udp'] as const) {
    it(`L12: names the Python program that holds a ${transport} port`, async () => {
      const holder = python('hold_port', transport);
      const held = await portOf(holder);
      const late = socketLab('listen', `${transport}://:${held}`);
      assert.equal((await late.ended).code, 1);
      const who = process.platform === 'linux' ? ` by python3[^,]*, pid ${holder.pid}` : '';
      assert.match(
        late.errorText,
        new RegExp(`^socket-lab: Port ${held} is already in use${who} \\(EADDRINUSE\\)`),
      );
    });
  }

  it('L12: names a program as it was called, whatever its main thread is named', async function () {
    if (process.platform !== 'linux') this.skip();
    const holder = socketLab('listen', 'tcp://:0');
    const { port } = await listeningAt(holder);
    const late = socketLab('listen', `tcp://:${port}`);
    assert.equal((await late.ended).code, 1);
    // Node names its main thread "MainThread".
    assert.match(late.errorText, new RegExp(`already in use by node, pid ${holder.pid} \\(EADDRINUSE\\)`));
  });

  it('L12: a port can be used again at once after its listener closed with connections', async () => {
    const first = socketLab('listen', 'tcp://:0', '--reply', 'echo');
    const { port, address } = await listeningAt(first);
    const client = python('l6_chat_client', '127.0.0.1', port, 'x');
    await client.line(/^answer x$/);
    first.signal('SIGTERM');
    await ends(first);
    const second = socketLab('listen', address);
    assert.equal((await listeningAt(second)).port, port);
  });

  it('L13: 100 MB through our echo listener and back are the same bytes', async () => {
    const size = 100_000_000;
    const listener = socketLab('listen', 'tcp://:0', '--reply', 'echo');
    const { port } = await listeningAt(listener);
    const client = python('l13_large_client', '127.0.0.1', port, size);
    await ends(client);
    assert.deepEqual(client.lines, [`received ${size} same`]);
    await listener.line(new RegExp(` close .* in ${size}, out ${size} bytes, `));
  });
});
