/** `connect` in this process, on real sockets. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine, endCommandLines, outcome } from '../../../support/cli/commandLine.ts';

describe('connect', () => {
  const servers: Server[] = [];
  const sockets: Socket[] = [];

  /** The address of a server that does this with each connection. */
  async function serve(onConnection: (socket: Socket) => void, port = 0): Promise<string> {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      sockets.push(socket.on('error', () => undefined));
      onConnection(socket);
    }).listen(port, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const echo = (socket: Socket): void => void socket.pipe(socket);

  afterEach(async () => {
    await endCommandLines();
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const server of servers.splice(0)) server.close();
  });

  it('joins stdin and stdout to the connection, and half-closes at the end of stdin', async () => {
    const client = commandLine('connect', await serve(echo));
    client.input.write('one ');
    client.input.end('two');
    assert.equal(await client.ended, 0);
    assert.equal(client.out.text, 'one two');
    assert.match(client.error.text, /^#\d+ socket AF_INET[^]*connected 127[^]*shutdown/);
  });

  it('ends after a time of silence on stdin once the peer has ended, with a warning', async () => {
    const client = commandLine('connect', await serve((socket) => socket.end('bye')), '--quiet');
    assert.equal(await client.ended, 0);
    assert.equal(client.out.text, 'bye');
    assert.match(
      client.error.text,
      /warning: The peer has ended its side, and stdin has been silent for 500 ms/,
    );
  });

  it('waits for the end of stdin with --no-shutdown', async () => {
    const client = commandLine('connect', await serve((socket) => socket.end('bye')), '--no-shutdown');
    await client.error.line(/the peer has ended its side/);
    client.input.end();
    assert.equal(await client.ended, 0);
  });

  it('sends payloads in a rhythm, and prints what is received', async () => {
    const address = await serve(echo);
    const sends = ['--send', 'counter() " "', '--every', '5ms', '--times', '3', '--for', '100ms'];
    const { code, out } = await outcome('connect', address, '--quiet', ...sends);
    assert.deepEqual([code, out], [0, '0 1 2 ']);
  });

  it('prints what it receives as events with --json, with --quiet nothing else', async () => {
    const address = await serve(echo);
    const { code, out } = await outcome(
      'connect',
      address,
      '--json',
      '--quiet',
      '--send',
      '"a"',
      '--for',
      '50ms',
    );
    const events = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(code, 0);
    assert.deepEqual(
      events.map(({ type, direction, bytes }) => [type, direction, bytes]),
      [['data', 'in', 'YQ==']],
    );
    const all = await outcome('connect', address, '--json', '--send', '"a"', '--for', '50ms');
    assert.match(all.out, /"type":"opening"[^]*"direction":"out"[^]*"type":"closed"/);
  });

  it('sends files, whole or in pieces, and payloads written in files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'payloads-'));
    const [big, small] = [join(folder, 'big.bin'), join(folder, 'a.payload')];
    writeFileSync(big, Buffer.alloc(600_000, 0x61));
    writeFileSync(small, '"b" file"big.bin"'.replace('big.bin', big.replaceAll('\\', '\\\\')));
    const address = await serve((socket) => socket.pipe(socket));
    const { code, out } = await outcome(
      'connect',
      address,
      '--quiet',
      '--send',
      `file"${big.replaceAll('\\', '\\\\')}"`,
      '--payload',
      small,
      '--for',
      '300ms',
    );
    rmSync(folder, { recursive: true });
    assert.equal(code, 0);
    assert.equal(out.length, 1_200_001);
  });

  it('reports files that cannot be sent', async () => {
    const failures: readonly (readonly [payload: string, message: RegExp])[] = [
      ['file"no-such-file"', /--send .*no-such-file/],
      ['file"src"', /--send .*EISDIR/],
      ['"a" file"no-such-file"', /--send .*no-such-file/],
    ];
    for (const [payload, message] of failures) {
      const { code, error } = await outcome('connect', 'tcp://:1', '--send', payload);
      assert.equal(code, 2);
      assert.match(error, message);
    }
  });

  it('fails where nobody listens, once', async () => {
    for (const address of ['tcp://127.0.0.1:1', 'udp://127.0.0.1:1']) {
      const { code, error } = await outcome('connect', address, '--quiet', '--send', '"a"');
      assert.equal(code, 1);
      assert.match(error, /^socket-lab: [^\n]*\(ECONNREFUSED\)[^\n]*\n$/);
    }
  });

  it('tries again with --retry until there is a listener', async () => {
    const { port } = new URL(await serve(echo));
    servers.pop()?.close();
    const client = commandLine(
      'connect',
      `tcp://127.0.0.1:${port}`,
      '--retry',
      '10s',
      '--send',
      '"a"',
      '--for',
      '50ms',
    );
    await client.error.line(/ECONNREFUSED/);
    await serve(echo, Number(port));
    assert.equal(await client.ended, 0);
    assert.equal(client.out.text, 'a');
  });

  it('gives up after the time of --retry, and at its limit', async () => {
    const retried = await outcome('connect', 'tcp://127.0.0.1:1', '--retry', '60ms');
    assert.deepEqual([retried.code, /ECONNREFUSED/.test(retried.error)], [1, true]);
    const limited = await outcome('connect', 'tcp://127.0.0.1:1', '--retry', '10s', '--limit', '80ms');
    assert.match(
      limited.error,
      /After 80 ms, the time that --limit gives, it had not connected \(ETIMEDOUT\)/,
    );
    const address = await serve(echo);
    const sends = ['--send', '"a"', '--every', '10s', '--times', '2', '--limit', '80ms'];
    assert.match((await outcome('connect', address, ...sends)).error, /1 of 2 payloads were sent/);
  });

  it('connects again with reconnectMs, and sends the rest of stdin then', async () => {
    let count = 0;
    const address = await serve((socket) => {
      if (count++ === 0) socket.end();
      else socket.pipe(socket);
    });
    const client = commandLine('connect', `${address}?reconnectMs=20`);
    await client.error.line(/connect again in 20 ms, attempt 1/);
    client.input.write('later\n');
    await client.out.line(/^later$/);
  });

  it('sends each line of stdin as a datagram, and ends after a silence', async () => {
    const server = createSocket('udp4');
    server.on('message', (message, { port, address }) => server.send(`<${String(message)}>`, port, address));
    server.bind(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `udp://127.0.0.1:${server.address().port}`;
    const client = commandLine('connect', address, '--lines', '--separator', '"|"', '--for', '100ms');
    client.input.end('a\nb');
    assert.equal(await client.ended, 0);
    assert.equal(client.out.text, '<a\n>|<b>|');
    server.close();
  });

  it('ends well by a signal, whatever is still open; a second one ends the process', async () => {
    const client = commandLine('connect', await serve(echo));
    await client.error.line(/connected/);
    client.signal('SIGQUIT');
    client.signal('SIGINT');
    assert.equal(await client.ended, 0);
    assert.deepEqual(client.exits, [1, 'SIGQUIT']);
  });
});
