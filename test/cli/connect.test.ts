/** `connect` as a real process: raw both ways, half-close, --send, failures, back-pressure. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { jsonEvents } from '../support/jsonEvents.ts';
import { endPrograms, socketLab, socketLabWith } from '../support/processes.ts';
import { untilStill } from '../support/untilStill.ts';

describe('socket-lab connect', () => {
  const servers: Server[] = [];
  afterEach(endPrograms);
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function serve(serveOne: (socket: Socket) => void): Promise<string> {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => undefined);
      serveOne(socket);
    }).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('sends payloads that are made of the moment and of files', async () => {
    const address = await serve((socket) => socket.pipe(socket));
    const program = socketLab(
      'connect',
      address,
      '--quiet',
      '--for',
      '300ms',
      '--send',
      'counter(5, 1) lenText{file"LICENSE"}',
    );
    await program.ended;
    assert.match(program.text, /^5\d{3,}.*License/s);
  });

  it('carries stdin to the peer and the peer to stdout, and half-closes at the end of stdin', async () => {
    const address = await serve((socket) => {
      const received: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => received.push(chunk));
      socket.on('end', () => socket.end(Buffer.concat([Buffer.from('got '), ...received])));
    });
    const program = socketLab('connect', address);
    program.endInput(Buffer.from([0, 1, 254, 255, 10]));
    assert.deepEqual(await program.ended, { code: 0, signal: null });
    assert.deepEqual(program.bytes, Buffer.from([...Buffer.from('got '), 0, 1, 254, 255, 10]));
    const steps = program.errorText.split('\n').map((line) =>
      line
        .split(' ')
        .slice(0, 2)
        .join(' ')
        .replace(/^#\d+ /, ''),
    );
    assert.deepEqual(steps, [
      'socket',
      'connect',
      'connected',
      'send',
      'shutdown',
      'recv',
      'recv',
      'close',
      '',
    ]);
  });

  it('brings 20 MB through an echo and back unchanged', async () => {
    const address = await serve((socket) => socket.pipe(socket));
    const bytes = randomBytes(20_000_000);
    const program = socketLab('connect', address, '--quiet');
    program.endInput(bytes);
    assert.equal((await program.ended).code, 0);
    const [sent, received] = [bytes, program.bytes].map((all) =>
      createHash('sha256').update(all).digest('hex'),
    );
    assert.equal(received, sent);
    assert.equal(program.errorText, '');
  });

  it('ends when the peer does, although stdin is open', async () => {
    const address = await serve((socket) => socket.end('bye'));
    const program = socketLab('connect', address);
    assert.deepEqual(await program.ended, { code: 0, signal: null });
    assert.equal(program.text, 'bye');
  });

  it('still sends what stdin holds after the peer has ended its side', async () => {
    const size = 5_000_000;
    let count = 0;
    let done: () => void = () => undefined;
    const all = new Promise<void>((resolve) => (done = resolve));
    const address = await serve((socket) => {
      socket.end('bye');
      socket.on('data', (chunk: Buffer) => (count += chunk.length));
      socket.on('end', () => done());
    });
    const program = socketLab('connect', address, '--quiet');
    program.endInput(Buffer.alloc(size));
    await all;
    assert.equal(count, size);
    assert.equal((await program.ended).code, 0);
  });

  it('does not read the socket while stdout is not read, and loses nothing', async () => {
    const size = 30_000_000;
    let kernelTook = 0;
    const address = await serve((socket) => {
      const block = Buffer.alloc(100_000, 'x');
      const pump = (): void => {
        while (kernelTook < size) {
          kernelTook += block.length;
          if (!socket.write(block)) return;
        }
        socket.end();
      };
      socket.on('drain', pump);
      pump();
    });
    const program = socketLabWith({ unread: true }, 'connect', address);
    await program.errorLine(/ paused$/);
    assert.ok(kernelTook < size, 'everything was taken although nobody read');
    program.read();
    assert.equal((await program.ended).code, 0);
    await program.until(() => program.bytes.length === size).catch(() => undefined);
    assert.equal(program.bytes.length, size);
  });

  it('does not read stdin while the peer does not read', async () => {
    const size = 40_000_000;
    let release: () => void = () => undefined;
    let count = 0;
    const address = await serve((socket) => {
      socket.pause();
      release = () => socket.resume();
      socket.on('data', (chunk: Buffer) => (count += chunk.length));
      socket.on('end', () => socket.end());
    });
    const program = socketLab('connect', address);
    program.endInput(Buffer.alloc(size));
    await program.errorLine(/ send .* waits: /);
    const left = await untilStill(() => program.stdin.writableLength);
    assert.ok(left > size / 2, `only ${left} bytes of stdin were left unread`);
    release();
    assert.equal((await program.ended).code, 0);
    assert.equal(count, size);
  });

  it('--send sends in order, prints what comes back raw, and ends after the silence', async () => {
    const address = await serve((socket) => socket.pipe(socket));
    const program = socketLab(
      'connect',
      address,
      '--send',
      '"a\\n"',
      '--send',
      'hex"00 ff" \'b\'',
      '--for',
      '200ms',
      '--quiet',
    );
    assert.deepEqual(await program.ended, { code: 0, signal: null });
    assert.deepEqual(program.bytes, Buffer.from([0x61, 0x0a, 0x00, 0xff, 0x62]));
    assert.equal(program.errorText, '');
  });

  it('--send ends at once when the peer does', async () => {
    const address = await serve((socket) => socket.once('data', () => socket.end('done')));
    const program = socketLab('connect', address, '--send', '"x"', '--for', '10m');
    assert.equal((await program.ended).code, 0);
    assert.equal(program.text, 'done');
  });

  it('prints JSON instead of raw bytes', async () => {
    const address = await serve((socket) => socket.once('data', () => socket.end('done')));
    const program = socketLab('connect', address, '--send', '"x"', '--json');
    assert.equal((await program.ended).code, 0);
    const events = jsonEvents(program);
    const types = events.map(({ type }) => type);
    assert.deepEqual(types.slice(0, 4), ['opening', 'socket', 'connecting', 'connected']);
    assert.deepEqual(types.slice(-2), ['closed', 'closed']);
    const bytes = events.flatMap((event) =>
      event.direction === 'in' && event.bytes !== undefined ? [event.bytes] : [],
    );
    assert.deepEqual(bytes, [Buffer.from('done').toString('base64')]);
    assert.equal(program.errorText, '');
  });

  it('says that nobody listens: exit code 1, the code, what to do', async () => {
    const address = await serve(() => undefined);
    const [server] = servers.splice(0);
    server?.close();
    await once(server as Server, 'close');
    const program = socketLab('connect', address, '--quiet');
    assert.equal((await program.ended).code, 1);
    assert.match(program.errorText, /^socket-lab: [^\n]*\(ECONNREFUSED\)\. [^\n]+\n$/);
  });

  it('says that a name is not known', async () => {
    const program = socketLab('connect', 'tcp://no-such-host.invalid:9', '--quiet');
    assert.equal((await program.ended).code, 1);
    assert.match(program.errorText, /\((ENOTFOUND|EAI_AGAIN)\)/);
  });

  it('ends with 1 when the peer resets', async () => {
    const address = await serve((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const program = socketLab('connect', address, '--quiet');
    program.write('x');
    assert.equal((await program.ended).code, 1);
    assert.match(program.errorText, /^socket-lab: [^\n]*\(ECONNRESET\)/);
  });

  it('closes in order on SIGINT', async () => {
    let ended: () => void = () => undefined;
    const end = new Promise<void>((resolve) => (ended = resolve));
    const address = await serve((socket) => {
      socket.write('welcome');
      socket.on('end', () => {
        ended();
        socket.end();
      });
      socket.resume();
    });
    const program = socketLab('connect', address);
    await program.until(() => program.text === 'welcome');
    program.signal('SIGINT');
    await end;
    assert.deepEqual(await program.ended, { code: 0, signal: null });
  });

  it('sends a datagram per chunk of stdin, and ends after the silence', async () => {
    const server = createSocket('udp4');
    server.bind(0, '127.0.0.1');
    await once(server, 'listening');
    const sizes: number[] = [];
    server.on('message', (bytes, from) => {
      sizes.push(bytes.length);
      server.send(`got ${bytes.length}\n`, from.port, from.address);
    });
    const program = socketLab('connect', `udp://127.0.0.1:${server.address().port}`, '--for', '300ms');
    program.write('one');
    await program.line(/got 3/);
    program.endInput('three');
    assert.equal((await program.ended).code, 0);
    server.close();
    assert.deepEqual(sizes, [3, 5]);
    assert.equal(program.text, 'got 3\ngot 5\n');
  });

  it('hears that nobody receives its datagrams (ICMP port unreachable)', async () => {
    const server = createSocket('udp4');
    server.bind(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address();
    server.close();
    await once(server, 'close');
    const program = socketLab(
      'connect',
      `udp://127.0.0.1:${port}`,
      '--send',
      '"x"',
      '--quiet',
      '--for',
      '20s',
    );
    assert.equal((await program.ended).code, 1);
    assert.match(program.errorText, /^socket-lab: [^\n]*\(ECONNREFUSED\)/);
  });
});
