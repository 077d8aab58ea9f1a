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
    await program.errorLine(/There is no fault drop: the relay has none\.$/);
    await program.errorLine(/"drop" is a fault of datagrams/);
    await program.errorLine(
      /Write fault set FAULT, fault remove KIND, fault clear, fault preset NAME, held,/,
    );
    program.write('fault set latency 5ms\nfault remove drop\n');
    await program.errorLine(/There is no fault drop: there is only latency 5ms\.$/);
    program.write('fault set slice 16B\nfault set stall up\nfault remove drop\n');
    await program.errorLine(/There is no fault drop: there are latency 5ms, slice 16B and stall up\.$/);
  });

  it('has the faults of a preset, from its first moment or later', async () => {
    const faults = ['--preset', 'flapping', '--fault', 'latency 5ms'];
    const program = socketLab('relay', 'tcp://:0', 'tcp://:1', '--json', ...faults);
    const opening = await jsonEvent(program, ({ type }) => type === 'opening');
    assert.deepEqual(opening.faults, ['offline 5s every 30s', 'latency 5ms']);
    await jsonEvent(program, ({ type }) => type === 'listening');
    program.write('fault preset slow-disk-peer\n');
    const set = await jsonEvent(program, ({ type }) => type === 'faults');
    assert.deepEqual(set.faults, [
      'bandwidth 2MB/s up',
      'latency 40ms jitter 30ms down',
      'slowClose 500ms down',
    ]);
    program.write('fault preset moon\n');
    await program.errorLine(/There is no preset "moon": there are satellite, /);
  });

  it('holds what passes until a line says what becomes of it', async () => {
    const { port: target, next } = await plain.serve();
    const program = socketLab('relay', 'tcp://:0', `tcp://:${target}`, '--fault', 'hold up');
    const { port } = await listeningAt(program);
    program.write('held\n');
    await program.line(/^held none$/);
    const client = connect(port, '127.0.0.1');
    client.on('error', () => undefined);
    client.write('ping');
    await program.line(/^#2 fault 127\.0\.0\.1:\d+ hold up: 4 bytes wait for a decision as 1$/);
    program.write('held\n');
    await program.line(/^held 1 #2 127\.0\.0\.1:\d+ up 4 bytes "ping"$/);
    program.write('forward 1 "pong" hex"0a"\n');
    await program.line(/^#2 fault .* hold up: 1 edited, 4 → 5 bytes, held for /);
    const server = await next();
    server.on('error', () => undefined);
    const [pong] = (await once(server, 'data')) as [Buffer];
    assert.equal(String(pong), 'pong\n');
    program.write('forward 1\n');
    await program.errorLine(/Nothing is held as 1: it was decided on before/);
    client.write('a');
    await program.line(/1 byte waits for a decision as 2$/);
    program.write('drop 2\n');
    await program.line(/hold up: 2 dropped, held for /);
    client.write('b');
    await program.line(/1 byte waits for a decision as 3$/);
    const reset = new Promise((resolve) => client.once('close', resolve));
    program.write('reset 3\n');
    await program.line(/hold up: 3 reset the pair, held for /);
    await reset;
  });

  it('lists what is held as JSON', async () => {
    const { port: target } = await plain.serve();
    const program = socketLab(
      'relay',
      'tcp://:0?connect=first',
      `tcp://:${target}`,
      '--json',
      '--fault',
      'hold',
    );
    const listening = await jsonEvent(program, ({ type }) => type === 'listening');
    connect(Number(/:(\d+)$/.exec(listening.local ?? '')?.[1]), '127.0.0.1').end('ping');
    const told = await jsonEvent(program, ({ type }) => type === 'fault');
    assert.deepEqual([told.held, told.waiting], [1, 4]);
    program.write('held\n');
    const { items = [] } = await jsonEvent(program, ({ type }) => type === 'held');
    assert.deepEqual(
      items.map(({ t: _at, ...item }) => item),
      [{ id: 1, connection: 2, flow: 'up', length: 4, bytes: 'cGluZw==' }],
    );
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
