/** What is sent by `connect`, how often, in what rhythm, and until when. */
import assert from 'node:assert/strict';
import { createSocket, type Socket as Datagrams } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonEvents } from '../support/jsonEvents.ts';
import { endPrograms, Program, socketLab, socketLabCommand } from '../support/processes.ts';

describe('socket-lab connect, its sending', () => {
  const servers: (Server | Datagrams)[] = [];
  let folder = '';
  const path = (name: string): string => join(folder, name);

  before(() => void (folder = mkdtempSync(join(tmpdir(), 'sending-'))));
  after(() => rmSync(folder, { recursive: true }));
  afterEach(endPrograms);
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function serve(serveOne: (socket: Socket) => void, at?: string): Promise<string> {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => undefined);
      serveOne(socket);
    });
    servers.push(server);
    if (at === undefined) server.listen(0, '127.0.0.1');
    else server.listen(at);
    await once(server, 'listening');
    return at === undefined ? `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` : `unix:${at}`;
  }

  const echo = (socket: Socket): void => void socket.pipe(socket);

  async function answered(...words: string[]): Promise<string> {
    const program = socketLab('connect', await serve(echo), '--quiet', '--for', '1s', ...words);
    assert.deepEqual(await program.ended, { code: 0, signal: null }, program.errorText);
    return program.text;
  }

  it('a counter goes on from payload to payload and from time to time', async () => {
    assert.equal(
      await answered('--send', 'counter() " "', '--send', 'counter() " " counter() ";"'),
      '0 1 1;',
    );
    writeFileSync(path('word'), 'w');
    const filed = ['--send', `counter() file"${path('word')}"`, '--send', 'counter()', '--times', '2'];
    assert.equal(await answered(...filed), '0w12w3');
    const both = ['--send', 'counter(5, 2) " "', '--send', '"x "', '--times', '2'];
    assert.equal(await answered(...both), '5 x 7 x ');
  });

  it('--payload sends a file in the notation, in the order of the call', async () => {
    writeFileSync(path('a.payload'), '# a comment\n"a" u16be(0x6263)\n"d"\n');
    assert.equal(await answered('--send', '"1"', '--payload', path('a.payload'), '--send', '"2"'), '1abcd2');
    writeFileSync(path('wrong.payload'), '"a"\nhex"1"\n');
    const program = socketLab('connect', 'tcp://:1', '--payload', path('wrong.payload'));
    assert.equal((await program.ended).code, 2);
    assert.match(program.errorText, /^socket-lab: .*wrong\.payload:2:\d+: [^\n]+\n$/);
  });

  it('--every is from the beginning of one send to that of the next', async () => {
    const call = [
      '--send',
      '"a"',
      '--send',
      '"b"',
      '--times',
      '2',
      '--every',
      '100ms',
      '--for',
      '1ms',
      '--json',
    ];
    const program = socketLab('connect', await serve(echo), ...call);
    assert.equal((await program.ended).code, 0);
    const sent = jsonEvents(program).filter(({ type, direction }) => type === 'data' && direction === 'out');
    assert.equal(sent.length, 4);
    // A timer of Node's may be a millisecond early.
    for (const [index, { t }] of sent.slice(1).entries())
      assert.ok(t - (sent[0]?.t ?? 0) > (index + 1) * 100_000 - 20_000);
  });

  it('--times 0 sends until it is ended, and --limit ends it', async () => {
    const text = await answered('--send', '"a"', '--times', '0', '--every', '20ms', '--limit', '2s');
    assert.match(text, /^a{3,}$/);
  });

  it('--limit is a failure where something was still to be sent, or nobody had answered the call', async () => {
    const words = ['--send', '"a"', '--times', '5', '--every', '10m', '--limit', '2s', '--quiet'];
    const program = socketLab('connect', await serve(echo), ...words);
    assert.equal((await program.ended).code, 1);
    assert.match(program.errorText, /^socket-lab: After 2 s, [^\n]*1 of 5 payloads were sent \(ETIMEDOUT\)/);
    const none = socketLab('connect', `unix:${path('none')}`, '--retry', '1m', '--limit', '300ms', '--quiet');
    assert.equal((await none.ended).code, 1);
    assert.match(none.errorText, /^socket-lab: [^\n]*it had not connected \(ETIMEDOUT\)[^\n]*\n$/);
  });

  it('--retry waits for a listener that is not there yet, and not for ever', async () => {
    const at = path('later.sock');
    const program = socketLab('connect', `unix:${at}`, '--retry', '30s', '--send', '"x"', '--for', '1s');
    await program.errorLine(/failed: ENOENT/);
    await serve(echo, at);
    assert.equal((await program.ended).code, 0, program.errorText);
    assert.equal(program.text, 'x');
    const none = socketLab('connect', `unix:${path('none')}`, '--retry', '200ms', '--quiet');
    assert.equal((await none.ended).code, 1);
    assert.match(none.errorText, /^socket-lab: [^\n]*\(ENOENT\)[^\n]*\n$/);
  });

  it('a file by itself is sent at any size, and each time anew', async () => {
    const size = 80_000_000;
    writeFileSync(path('large'), Buffer.alloc(size, 'x'));
    let count = 0;
    const address = await serve((socket) => {
      socket.on('data', (chunk: Buffer) => (count += chunk.length));
      socket.on('end', () => socket.end(String(count)));
    });
    const program = socketLab(
      'connect',
      address,
      '--quiet',
      '--send',
      `file"${path('large')}"`,
      '--for',
      '1s',
    );
    assert.equal((await program.ended).code, 0, program.errorText);
    assert.equal(count, size);
    writeFileSync(path('small'), 'ab');
    assert.equal(await answered('--send', `file"${path('small')}"`, '--times', '3'), 'ababab');
  });

  it('a file that is not there is told before anything is opened', async () => {
    for (const name of ['no-such', '.']) {
      const program = socketLab('connect', 'tcp://:1', '--send', `file"${path(name)}"`);
      assert.equal((await program.ended).code, 2);
      assert.match(program.errorText, /^socket-lab: --send [^\n]*\((?:ENOENT|EISDIR)\)\.?[^\n]*\n$/);
    }
  });

  it('sends the rest after the peer has ended its side', async () => {
    let received = '';
    const address = await serve((socket) => {
      socket.end('bye');
      socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
    });
    const words = ['--send', '"a"', '--times', '3', '--every', '50ms'];
    assert.equal((await socketLab('connect', address, ...words).ended).code, 0);
    assert.equal(received, 'aaa');
  });

  it('--crlf makes a request of lines that a web server takes', async () => {
    const source =
      'import http.server as h; s=h.HTTPServer(("127.0.0.1",0),h.BaseHTTPRequestHandler); print(s.server_port,flush=True); s.handle_request()';
    const server = new Program('python3', ['-c', source]);
    const [port = ''] = await server.line(/^\d+$/);
    const program = socketLab('connect', `tcp://127.0.0.1:${port}`, '--crlf', '--quiet');
    program.endInput('GET / HTTP/1.0\nHost: here\n\n');
    assert.equal((await program.ended).code, 0);
    assert.match(program.text, /^HTTP\/1\.0 501 /);
  });

  it('--no-shutdown keeps this side open at the end of stdin', async () => {
    const peers = new Map<string, Socket>();
    const ended = new Set<string>();
    let came: () => void = () => undefined;
    const hasCome = new Promise<void>((resolve) => (came = resolve));
    const address = await serve((socket) => {
      let name = '';
      socket.on('data', (chunk: Buffer) => {
        name = chunk.toString();
        peers.set(name, socket);
        came();
      });
      socket.on('end', () => {
        ended.add(name);
        // The other one had all the time that this one needed from its start to the end of its stdin.
        if (name === 'hasty') peers.get('patient')?.end(ended.has('patient') ? 'was ended' : 'was open');
        socket.end();
      });
    });
    const patient = socketLab('connect', address, '--no-shutdown', '--quiet');
    patient.endInput('patient');
    await hasCome;
    const hasty = socketLab('connect', address, '--quiet');
    hasty.endInput('hasty');
    assert.equal((await hasty.ended).code, 0);
    assert.equal((await patient.ended).code, 0);
    assert.equal(patient.text, 'was open');
  });

  it('what stdin says after the peer has ended: sent with --no-shutdown, else it is told that it is not', async () => {
    let received = '';
    const address = await serve((socket) => {
      socket.end('bye');
      socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
    });
    const patient = socketLab('connect', address, '--no-shutdown', '--quiet');
    const hasty = socketLab('connect', address, '--quiet');
    assert.equal((await hasty.ended).code, 0);
    assert.match(hasty.errorText, /^socket-lab: warning: The peer has ended its side, [^\n]*--no-shutdown/);
    patient.endInput('late');
    assert.equal((await patient.ended).code, 0);
    assert.equal(received, 'late');
  });

  it('stdin that cannot be read is no end of stdin', async () => {
    const address = await serve(echo);
    const program = new Program('sh', [
      '-c',
      'exec "$@" <.',
      'sh',
      ...socketLabCommand,
      'connect',
      address,
      '--quiet',
    ]);
    assert.equal((await program.ended).code, 1);
    assert.match(program.errorText, /^socket-lab: stdin could not be read: it is a folder \(EISDIR\)\.\n$/);
  });

  it('--lines makes each line of stdin a datagram, --separator shows where one ends', async () => {
    const server = createSocket('udp4');
    servers.push(server);
    server.bind(0, '127.0.0.1');
    await once(server, 'listening');
    const received: string[] = [];
    server.on('message', (bytes, from) => {
      received.push(bytes.toString());
      server.send(`<${bytes.length}>`, from.port, from.address);
    });
    const address = `udp://127.0.0.1:${server.address().port}`;
    const program = socketLab(
      'connect',
      address,
      '--lines',
      '--crlf',
      '--separator',
      '"\\n--\\n"',
      '--quiet',
    );
    program.endInput('one\ntwo\nthree');
    assert.equal((await program.ended).code, 0);
    assert.deepEqual(received, ['one\r\n', 'two\r\n', 'three']);
    assert.equal(program.text, '<5>\n--\n<5>\n--\n<5>\n--\n');
  });

  it('--hex and --time show all bytes of a chunk, and when', async () => {
    const program = socketLab(
      'connect',
      await serve(echo),
      '--hex',
      '--time',
      '--for',
      '100ms',
      '--send',
      'repeat(20, "ab")',
    );
    assert.equal((await program.ended).code, 0);
    const lines = program.errorText.split('\n');
    const sent = lines.findIndex((line) => /^\d\d:\d\d:\d\d\.\d{3} #\d+ send \S+ 40 bytes$/.test(line));
    assert.deepEqual(lines.slice(sent + 1, sent + 4), [
      '    00000000  61 62 61 62 61 62 61 62  61 62 61 62 61 62 61 62  abababababababab',
      '    00000010  61 62 61 62 61 62 61 62  61 62 61 62 61 62 61 62  abababababababab',
      '    00000020  61 62 61 62 61 62 61 62                           abababab',
    ]);
  });
});
