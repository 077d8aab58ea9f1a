import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Ledger } from '../../../src/capture/ledger/ledger.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { deadPort, PlainTcp, readAll } from '../../support/plainTcp.ts';

describe('StreamRelay', () => {
  let bench: EngineBench;
  let plain: PlainTcp;

  beforeEach(() => {
    bench = new EngineBench();
    plain = new PlainTcp();
  });

  afterEach(async () => {
    plain.destroy();
    await bench.dispose();
  });

  /** A relay to a plain server, a client of it, and both ends of what it joins. */
  async function joined(): Promise<{ id: number; client: Socket; server: Socket }> {
    const { port, next } = await plain.serve();
    const { id, local } = await bench.relay('tcp://127.0.0.1:0', `tcp://127.0.0.1:${port}`);
    const client = await plain.dial(local);
    const server = await next();
    return { id, client, server };
  }

  it('passes bytes and both ends on, each in its direction', async () => {
    const { client, server } = await joined();
    client.write('question');
    const [question] = (await once(server, 'data')) as [Buffer];
    assert.equal(String(question), 'question');
    client.end();
    await once(server, 'end');
    assert.equal(client.destroyed, false);
    const answer = readAll(client);
    server.end('answer');
    assert.equal(await answer, 'answer');
    const { connection } = await bench.next('accepted');
    await bench.next('closed', (event) => event.connection === connection);
  });

  it('tells which connection is joined to which, and on which side', async () => {
    const { id, client, server } = await joined();
    const ledger = new Ledger();
    client.end('x');
    server.end('y');
    await bench.next('closed', ({ connection }) => connection !== undefined);
    await bench.next('closed', ({ connection }) => connection !== undefined);
    for (const event of bench.events) ledger.apply(event);
    const sides = ledger.endpoint(id)?.connections ?? [];
    const of = (name: string) => sides.find(({ side }) => side === name);
    const [accepted, connecting] = [of('accepted'), of('connecting')];
    assert.deepEqual([accepted?.pair, connecting?.pair], [connecting?.id, accepted?.id]);
    assert.deepEqual(
      [accepted, connecting].map((side) => [side?.bytesIn, side?.bytesOut]),
      [
        [1, 1],
        [1, 1],
      ],
    );
  });

  it('keeps what the client sends before the target is connected', async () => {
    const { port, next } = await plain.serve();
    const { local } = await bench.relay('tcp://127.0.0.1:0', `tcp://localhost:${port}`);
    const client = plain.begin(local);
    client.end('at once');
    assert.equal(await readAll(await next()), 'at once');
  });

  it('passes a reset on as a reset, from either side', async () => {
    for (const isClient of [true, false]) {
      const { client, server } = await joined();
      const [from, to] = isClient ? [client, server] : [server, client];
      to.on('data', () => undefined);
      const failed = new Promise<NodeJS.ErrnoException>((resolve) => to.once('error', resolve));
      from.resetAndDestroy();
      assert.equal((await failed).code, 'ECONNRESET');
    }
  });

  it('resets the client of a target that refuses, and says why', async () => {
    const port = await deadPort();
    const { id, local } = await bench.relay('tcp://127.0.0.1:0', `tcp://127.0.0.1:${port}`);
    const client = await plain.dial(local);
    const [error] = (await once(client, 'error')) as [NodeJS.ErrnoException];
    assert.equal(error.code, 'ECONNRESET');
    const { failure, connection } = await bench.next('attemptFailed');
    assert.deepEqual([failure.code, failure.call], ['ECONNREFUSED', 'connect']);
    const accepted = bench.of('accepted')[0]?.connection;
    const dialed = bench.of('socket').find((event) => event.connection === connection);
    assert.equal(dialed?.pair, accepted);
    await bench.next('closed', (event) => event.connection === accepted);
    assert.ok(bench.engine.isOpen(id));
  });

  it('does not read faster than the other side does, and loses nothing', async () => {
    const { client, server } = await joined();
    server.pause();
    const bytes = randomBytes(32 * 1024 * 1024);
    client.end(bytes);
    const paused = await bench.next('paused');
    assert.equal(paused.reason, 'relay');
    const hash = createHash('sha256');
    server.on('data', (chunk) => hash.update(chunk));
    server.resume();
    await once(server, 'end');
    assert.equal(hash.digest('hex'), createHash('sha256').update(bytes).digest('hex'));
  });

  it('joins a unix socket, whose reset is a close', async function () {
    if (process.platform === 'win32') this.skip();
    const { path, next } = await plain.serveUnix();
    const { local } = await bench.relay('tcp://127.0.0.1:0', `unix:${path}`);
    const client = await plain.dial(local);
    const server = await next();
    client.write('x');
    await once(server, 'data');
    client.resetAndDestroy();
    await once(server, 'end');
  });

  it('sends what it has, and ends both sides, when it is stopped', async () => {
    const { id, client, server } = await joined();
    const [atClient, atServer] = [readAll(client), readAll(server)];
    client.write('up');
    server.write('down');
    await bench.next('data', ({ direction }) => direction === 'out');
    await bench.next('data', ({ direction }) => direction === 'out');
    const closed = bench.engine.close(id);
    assert.deepEqual([await atClient, await atServer], ['down', 'up']);
    client.end();
    server.end();
    await closed;
    assert.equal(bench.events.at(-1)?.type, 'closed');
  });

  it('takes what a user sends to either side', async () => {
    const { client, server } = await joined();
    const { connection } = await bench.next('accepted');
    const { connection: connecting } = await bench.next('connected');
    assert.ok(bench.engine.send(connection, Buffer.from('to the client')).ok);
    assert.ok(bench.engine.send(connecting, Buffer.from('to the server')).ok);
    const [atClient] = (await once(client, 'data')) as [Buffer];
    const [atServer] = (await once(server, 'data')) as [Buffer];
    assert.deepEqual([String(atClient), String(atServer)], ['to the client', 'to the server']);
  });
});
