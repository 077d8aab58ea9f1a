import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Ledger } from '../../../src/capture/ledger/ledger.ts';
import type { FaultApplied } from '../../../src/model/faultEvents.ts';
import { faultOf } from '../../support/pipelineLab.ts';
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
  async function joined(...lines: string[]): Promise<{ id: number; client: Socket; server: Socket }> {
    const { port, next } = await plain.serve();
    const options = { faults: lines.map(faultOf) };
    const { id, local } = await bench.relay('tcp://127.0.0.1:0', `tcp://127.0.0.1:${port}`, options);
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

  it('connects to its target with the first byte of a client, where the address says so', async () => {
    const { port, next } = await plain.serve();
    const { local } = await bench.relay('tcp://127.0.0.1:0?connect=first', `tcp://127.0.0.1:${port}`);
    const client = await plain.dial(local);
    await bench.next('accepted');
    assert.deepEqual(bench.of('connecting'), []);
    client.write('now');
    const server = await next();
    const [now] = (await once(server, 'data')) as [Buffer];
    assert.equal(String(now), 'now');
  });

  describe('that holds', () => {
    const held = () => bench.next('fault', ({ did }) => did === 'held');

    it('tells what waits on which side, and lists it until it is decided on', async () => {
      const { id, client, server } = await joined('hold');
      client.write('ping');
      const up = await held();
      server.write('pong');
      const down = await held();
      const { connection: accepted } = await bench.next('accepted');
      const { connection: connecting } = await bench.next('connected');
      assert.deepEqual(
        [up, down].map(({ connection, flow, bytes, waiting }) => [connection, flow, bytes, waiting]),
        [
          [accepted, 'up', 4, 4],
          [connecting, 'down', 4, 4],
        ],
      );
      assert.deepEqual(
        bench.engine.held().map(({ id: number, endpoint, connection, flow, bytes }) => {
          return { id: number, endpoint, connection, flow, text: String(bytes) };
        }),
        [
          { id: 1, endpoint: id, connection: accepted, flow: 'up', text: 'ping' },
          { id: 2, endpoint: id, connection: connecting, flow: 'down', text: 'pong' },
        ],
      );
      assert.ok(bench.engine.decide(1, { kind: 'forward' }).ok);
      const [ping] = (await once(server, 'data')) as [Buffer];
      assert.equal(String(ping), 'ping');
      assert.ok(bench.engine.decide(2, { kind: 'forward', bytes: Buffer.from('edited') }).ok);
      const [edited] = (await once(client, 'data')) as [Buffer];
      assert.equal(String(edited), 'edited');
      const decided = bench.of('fault').filter(({ did }) => did !== 'held');
      const facts = ({ did, held: which, connection }: FaultApplied) => [did, which, connection];
      assert.deepEqual(decided.map(facts), [
        ['delayed', 1, accepted],
        ['changed', 2, connecting],
      ]);
      assert.match(decided[1]?.detail ?? '', /^2 edited, 4 → 6 bytes, held for /);
      assert.deepEqual(bench.engine.held(), []);
      const again = bench.engine.decide(2, { kind: 'drop' });
      assert.ok(!again.ok);
      assert.equal(again.failure.code, 'ENOENT');
    });

    it('drops what it is told to, an edit that leaves nothing too, and passes on the rest in order', async () => {
      const { client, server } = await joined('hold up');
      const text = readAll(server);
      for (const chunk of ['a', 'b', 'c', 'd']) {
        client.write(chunk);
        await held();
      }
      client.end();
      for (const [which, decision] of [
        [4, { kind: 'forward' }],
        [2, { kind: 'drop' }],
        [3, { kind: 'forward', bytes: new Uint8Array() }],
        [1, { kind: 'forward' }],
      ] as const)
        assert.ok(bench.engine.decide(which, decision).ok);
      assert.equal(await text, 'ad');
    });

    it('resets both sides of the pair', async () => {
      const { client, server } = await joined('hold up');
      client.write('a');
      await held();
      const ends = Promise.all([client, server].map(async (side) => once(side, 'error')));
      assert.ok(bench.engine.decide(1, { kind: 'reset' }).ok);
      const errors = (await ends) as [NodeJS.ErrnoException][];
      assert.deepEqual(
        errors.map(([{ code }]) => code),
        ['ECONNRESET', 'ECONNRESET'],
      );
      assert.deepEqual(bench.engine.held(), []);
    });

    it('releases in order when it is switched off, and what is held when the relay closes', async () => {
      const { id, client, server } = await joined('hold');
      client.write('a');
      await held();
      client.write('b');
      await held();
      bench.engine.setFaults(id, [faultOf('hold off')]);
      let text = '';
      server.on('data', (data) => (text += String(data)));
      while (text.length < 2) await once(server, 'data');
      assert.equal(text, 'ab');
      assert.deepEqual(bench.engine.held(), []);
      bench.engine.setFaults(id, [faultOf('hold')]);
      client.write('c');
      await held();
      const rest = once(server, 'data');
      await bench.engine.close(id);
      assert.equal(String(((await rest) as [Buffer])[0]), 'c');
      assert.deepEqual(bench.engine.held(), []);
    });

    it('does not read a client of which it holds as much as it may', async () => {
      const { client, server } = await joined('hold up');
      server.resume();
      client.write(randomBytes(2 * 1024 * 1024));
      await bench.next('paused', ({ reason }) => reason === 'relay');
      const bytes = () => bench.engine.held().reduce((sum, item) => sum + item.bytes.length, 0);
      assert.ok(bytes() < 512 * 1024, String(bytes()));
      bench.engine.held().forEach(({ id }) => bench.engine.decide(id, { kind: 'drop' }));
      await bench.next('resumed', ({ reason }) => reason === 'relay');
    });
  });
});
