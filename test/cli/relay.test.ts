/** `relay` as a real process: what passes, what is printed, faults from stdin. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { jsonEvent } from '../support/jsonEvents.ts';
import { deadPort, PlainTcp, readAll } from '../support/plainTcp.ts';
import { endPrograms, listeningAt, socketLab } from '../support/processes.ts';

describe('socket-lab relay', function () {
  const plain = new PlainTcp();

  afterEach(async () => {
    plain.destroy();
    await endPrograms();
  });

  it('says where it listens, and what happens on both sides in the words of the calls', async () => {
    const { port: target, next } = await plain.serve();
    const program = socketLab('relay', 'tcp://:0', `tcp://:${target}`);
    const { port } = await listeningAt(program);
    const client = connect(port, '127.0.0.1');
    client.write('ping');
    const server = await next();
    await once(server, 'data');
    server.end('pong');
    assert.equal(await readAll(client), 'pong');
    client.end();
    await program.until(() => program.lines.filter((line) => / close /.test(line)).length === 2);
    program.signal('SIGTERM');
    assert.deepEqual(await program.ended, { code: 0, signal: null });
    const text = program.text.replaceAll(/:\d{4,5}\b/g, ':PORT').replaceAll(/fd \d+/g, 'fd N');
    for (const line of [
      /^listening tcp:\/\/127\.0\.0\.1:PORT$/m,
      /^#2 accept 127\.0\.0\.1:PORT fd N$/m,
      /^#3 connect tcp:\/\/127\.0\.0\.1:PORT$/m,
      /^#2 recv 127\.0\.0\.1:PORT 4 bytes "ping"$/m,
      /^#3 send 127\.0\.0\.1:PORT 4 bytes "ping"$/m,
      /^#3 recv 127\.0\.0\.1:PORT 4 bytes "pong"$/m,
      /^#2 send 127\.0\.0\.1:PORT 4 bytes "pong"$/m,
    ])
      assert.match(text, line);
    assert.equal(program.errorText, '');
  });

  it('tells as JSON which connection is joined to which, and the seed that it chose', async () => {
    const { port: target, next } = await plain.serve();
    const program = socketLab('relay', 'tcp://:0', `tcp://:${target}`, '--json');
    const listening = await jsonEvent(program, ({ type }) => type === 'listening');
    connect(Number(/:(\d+)$/.exec(listening.local ?? '')?.[1]), '127.0.0.1').end();
    (await next()).end();
    const opening = await jsonEvent(program, ({ type }) => type === 'opening');
    assert.equal(typeof opening.seed, 'number');
    assert.deepEqual([opening.kind, opening.target], ['relay', `tcp://127.0.0.1:${target}`]);
    const accepted = await jsonEvent(program, ({ type }) => type === 'accepted');
    const socket = await jsonEvent(program, ({ type, pair }) => type === 'socket' && pair !== undefined);
    assert.equal(socket.pair, accepted.connection);
  });

  it('goes on when its target refuses, and says so', async () => {
    const program = socketLab('relay', 'tcp://:0', `tcp://:${await deadPort()}`);
    const { port } = await listeningAt(program);
    const client = connect(port, '127.0.0.1');
    await once(client, 'error');
    await program.line(/connect tcp:\/\/127\.0\.0\.1:\d+ failed: ECONNREFUSED/);
    program.signal('SIGTERM');
    assert.deepEqual(await program.ended, { code: 0, signal: null });
  });

  it('takes faults from stdin while it runs, and answers each line', async () => {
    const program = socketLab('relay', 'tcp://:0', 'tcp://:1', '--fault', 'latency 5ms');
    await listeningAt(program);
    program.write('fault set slice 16B down\n');
    await program.line(/^faults latency 5ms, slice 16B down$/m);
    program.write('fault remove latency\nfault clear\n');
    await program.line(/^faults slice 16B down$/m);
    await program.line(/^faults none$/m);
    program.write('fault remove drop\nfault set drop\nfalt clear\n');
    await program.errorLine(/There is no fault drop: there is none\./);
    await program.errorLine(/"drop" is a fault of datagrams/);
    await program.errorLine(/Write fault set FAULT, fault remove KIND or fault clear\./);
  });

  it('goes on at the end of stdin', async () => {
    const { port: target, next } = await plain.serve();
    const program = socketLab('relay', 'tcp://:0', `tcp://:${target}`);
    const { port } = await listeningAt(program);
    program.endInput();
    connect(port, '127.0.0.1').end('still there');
    assert.equal(await readAll(await next()), 'still there');
  });
});
