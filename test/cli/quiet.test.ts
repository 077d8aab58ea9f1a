/** `--quiet` leaves out what happens, never what fails. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { endPrograms, listeningAt, socketLab } from '../support/processes.ts';

describe('socket-lab --quiet', () => {
  afterEach(endPrograms);

  it('a listener tells a program that is not found', async () => {
    const program = socketLab(
      'listen',
      'tcp://:0',
      '--quiet',
      '--rule',
      'on connect reply exec "no-such-program"',
    );
    const { port } = await listeningAt(program);
    const client = connect(port, '127.0.0.1').resume();
    await program.line(/no-such-program.*\(ENOENT\)/);
    client.destroy();
    program.signal('SIGTERM');
    await program.ended;
    assert.equal(program.lines.length, 2, program.text);
  });

  it('a listener tells an answer that is too long for a datagram', async () => {
    const program = socketLab('listen', 'udp://:0', '--quiet', '--rule', 'on data reply repeat(70000, "x")');
    const { address } = await listeningAt(program);
    const client = socketLab('connect', address, '--quiet', '--send', '"a"', '--for', '2s');
    const [told] = await program.line(/^.*EMSGSIZE.*$/);
    assert.match(told, /^#\d+ \S+ failed: /);
    await client.kill();
  });

  it('a listener tells whom it turned away', async () => {
    const program = socketLab('listen', 'tcp://:0?maxConnections=1', '--quiet');
    const { port } = await listeningAt(program);
    const sockets = [connect(port, '127.0.0.1')];
    await once(sockets[0] as NodeJS.EventEmitter, 'connect');
    sockets.push(connect(port, '127.0.0.1').on('error', () => undefined));
    await program.line(/^refused .*maxConnections is 1$/);
    for (const socket of sockets) socket.destroy();
  });

  it('as JSON too, besides where it listens', async () => {
    const call = [
      'listen',
      'tcp://:0',
      '--quiet',
      '--json',
      '--rule',
      'on connect reply exec "no-such-program"',
    ];
    const program = socketLab(...call);
    const [, port = ''] = await program.line(/"type":"listening".*:(\d+)"/);
    connect(Number(port), '127.0.0.1')
      .resume()
      .on('error', () => undefined);
    await program.line(/"type":"error".*ENOENT/);
    assert.ok(program.lines.every((line) => /"type":"(?:bound|listening|error)"/.test(line)));
  });

  it("a client's JSON has the replies, which it does not print as they are", async () => {
    const listener = socketLab('listen', 'tcp://:0', '--reply', 'upper');
    const { address } = await listeningAt(listener);
    const client = socketLab('connect', address, '--json', '--quiet', '--send', '"a"', '--for', '200ms');
    assert.equal((await client.ended).code, 0);
    const events = client.lines.map((line) => JSON.parse(line) as { type: string; bytes?: string });
    assert.deepEqual(
      events.map(({ type, bytes = '' }) => [type, Buffer.from(bytes, 'base64').toString()]),
      [['data', 'A']],
    );
  });

  it('a client tells once what it failed with', async () => {
    for (const address of ['tcp://127.0.0.1:1', 'udp://127.0.0.1:1']) {
      const program = socketLab('connect', address, '--quiet', '--send', '"a"');
      assert.equal((await program.ended).code, 1);
      assert.match(program.errorText, /^socket-lab: [^\n]*\(ECONNREFUSED\)[^\n]*\n$/);
    }
  });
});
