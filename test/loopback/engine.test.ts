import assert from 'node:assert/strict';
import type { Result } from '../../src/model/result.ts';
import { Engine } from '../../src/engine/engine.ts';
import { RuleResponders } from '../../src/engine/responders/rules/ruleResponders.ts';
import { EngineBench } from '../support/engineBench.ts';

const code = (result: Result<unknown>): string => (result.ok ? '' : result.failure.code);

describe('Engine', () => {
  let bench: EngineBench;

  beforeEach(() => {
    bench = new EngineBench();
  });

  afterEach(async () => bench.dispose());

  it('opens again under the same id', async () => {
    const { id } = await bench.listen('tcp://127.0.0.1:0', 'echo');
    const again = await bench.engine.restart(id);
    assert.ok(again.ok && again.value.id === id);
    assert.ok((await again.value.ready).ok);
    assert.equal(bench.of('opening').length, 2);
    await bench.engine.remove(id);
    assert.equal((await bench.engine.restart(id)).ok, false);
    assert.equal(bench.events.at(-1)?.type, 'removed');
  });

  it('says of a listener that no client is connected to it, and of a closed one that it is not', async () => {
    const { id } = await bench.listen('tcp://127.0.0.1:0');
    const said = (result: Result<unknown>): string => (result.ok ? '' : result.failure.message);
    const unheard = bench.engine.send(id, Buffer.from('x'));
    assert.equal(code(unheard), 'ENOTCONN');
    assert.equal(said(unheard), 'No client is connected to this listener.');
    await bench.engine.close(id);
    assert.doesNotMatch(said(bench.engine.send(id, Buffer.from('x'))), /No client/);
  });

  it('opened again twice at once: one is open in the end, and it can be closed', async () => {
    const { id } = await bench.listen('tcp://127.0.0.1:0');
    await Promise.all([bench.engine.restart(id), bench.engine.restart(id), bench.engine.restart(id)]);
    await bench.engine.close(id);
    const listening = bench.of('listening').length;
    assert.equal(bench.of('closed').length, bench.of('opening').length);
    assert.ok(listening >= 1);
    assert.equal(bench.engine.isOpen(id), false);
    assert.equal(bench.events.at(-1)?.type, 'closed');
  });

  it('removed while it is opened again: nothing stays open, and "removed" is its last word', async () => {
    const { id } = await bench.listen('tcp://127.0.0.1:0');
    await Promise.all([bench.engine.restart(id), bench.engine.remove(id)]);
    assert.equal(bench.engine.isOpen(id), false);
    assert.equal(bench.events.at(-1)?.type, 'removed');
    assert.equal(bench.of('closed').length, bench.of('opening').length);
  });

  it('opens nothing with a wrong rule, and says so', () => {
    const address = { transport: 'tcp', host: '127.0.0.1', port: 0, options: {} } as const;
    const rule = bench.engine.open({ kind: 'listener', address, responder: 'shout' });
    assert.equal(code(rule), 'ERR_RESPONDER');
    assert.equal(bench.events.length, 0);
  });

  it('answers for what is not there, and tells nothing', async () => {
    const { engine } = bench;
    const codes = [
      engine.send(99, Buffer.from('x')),
      engine.halfClose(99),
      engine.reset(99),
      engine.pauseReading(99),
      engine.resumeReading(99),
      engine.setResponder(99, 'echo'),
      await engine.write(99, Buffer.from('x')),
      await engine.writeTo(99, Buffer.from('x'), { host: '127.0.0.1', port: 9 }),
      await engine.close(99),
      await engine.remove(99),
      await engine.restart(99),
    ].map(code);
    assert.deepEqual(new Set(codes), new Set(['ENOTCONN']));
    assert.equal(engine.spec(99), undefined);
    await engine.whenDrained(99);
    assert.equal(bench.events.length, 0);
  });

  it('writes to all connections of an endpoint: the slowest reader decides when it settles', async () => {
    const { id, local } = await bench.listen('tcp://127.0.0.1:0');
    const reader = await bench.connect(local);
    const slow = await bench.connect(local);
    await bench.next('accepted');
    await bench.next('accepted');
    assert.ok(bench.engine.pauseReading(slow.connection).ok);
    const bytes = new Uint8Array(30 * 1024 * 1024);
    const stop = new AbortController();
    let isSettled = false;
    const written = bench.engine.write(id, bytes);
    const aborted = bench.engine.write(id, Buffer.from('more'), stop.signal);
    void written.then(() => (isSettled = true));
    await bench.next(
      'data',
      (event) => event.connection === reader.connection && event.offset + event.bytes.length >= bytes.length,
    );
    assert.equal(isSettled, false);
    stop.abort();
    assert.deepEqual(await aborted, { ok: true, value: { bytes: 8 } });
    assert.ok(bench.engine.resumeReading(slow.connection).ok);
    assert.deepEqual(await written, { ok: true, value: { bytes: 2 * bytes.length } });
  });

  it('acts on all connections of an endpoint, or on one', async () => {
    const { id, local } = await bench.listen('tcp://127.0.0.1:0');
    const first = await bench.connect(local);
    const second = await bench.connect(local);
    const accepted = [await bench.next('accepted'), await bench.next('accepted')];
    assert.ok(bench.engine.pauseReading(id).ok);
    assert.deepEqual(
      bench.of('paused').map((event) => event.connection),
      accepted.map((event) => event.connection),
    );
    assert.ok(bench.engine.resumeReading(id).ok);
    const sent = bench.engine.send(id, Buffer.from('all'));
    assert.deepEqual(sent, { ok: true, value: { bytes: 6, waits: false } });
    for (const { connection } of [first, second]) {
      await bench.next('data', (event) => event.connection === connection && event.direction === 'in');
    }
    assert.ok(bench.engine.reset(first.connection).ok);
    await bench.next('closed', (event) => event.connection === first.connection);
    assert.ok(bench.engine.isOpen(second.connection));
  });

  it('stops a look-up that takes its time: closing waits for nobody', async () => {
    await bench.dispose();
    for (const [kind, text] of [
      ['client', 'tcp://slow.test:80'],
      ['client', 'udp://slow.test:80'],
      ['client', 'udp://slow.test:80?broadcast=true'],
      ['listener', 'tcp://slow.test:0'],
      ['listener', 'udp://slow.test:0'],
    ] as const) {
      bench = new EngineBench({ resolve: () => new Promise(() => undefined) });
      const { id, ready } = bench.begin(kind, text);
      await bench.engine.close(id);
      assert.equal(code(await ready), 'ABORT_ERR', text);
      assert.deepEqual([bench.events.at(-1)?.type, bench.of('error').length], ['closed', 0], text);
      assert.equal(bench.engine.isOpen(id), false);
    }
  });

  it('survives a spec that no parser lets through', async () => {
    for (const transport of ['tcp', 'udp'] as const) {
      for (const kind of ['client', 'listener'] as const) {
        for (const [host, port] of [
          ['127.0.0.1', 70_000],
          ['127.0.0.1', -1],
          ['not an address', 0],
          ['', 9],
        ] as const) {
          const opened = bench.engine.open({ kind, address: { transport, host, port, options: {} } });
          assert.ok(opened.ok);
          await opened.value.ready;
          await bench.engine.close(opened.value.id);
        }
      }
    }
    const unix = bench.engine.open({
      kind: 'listener',
      address: { transport: 'unix', path: '/tmp/a\0b', options: {} },
    });
    assert.ok(unix.ok);
    assert.equal((await unix.value.ready).ok, false);
    assert.equal(bench.of('closed').filter((event) => event.connection === undefined).length, 17);
  });

  it('opens nothing once it is disposed', async () => {
    await bench.engine.dispose();
    const address = { transport: 'tcp', host: '127.0.0.1', port: 0, options: {} } as const;
    assert.equal(code(bench.engine.open({ kind: 'listener', address })), 'ERR_ENGINE_CLOSED');
    await bench.engine.dispose();
  });

  it('survives a subscriber that throws, and tells whoever asked', async () => {
    const errors: unknown[] = [];
    const engine = new Engine({
      responders: new RuleResponders(),
      onSubscriberError: (error) => void errors.push(error),
    });
    engine.subscribe(() => {
      throw new Error('subscriber');
    });
    const address = { transport: 'tcp', host: '127.0.0.1', port: 0, options: {} } as const;
    const opened = engine.open({ kind: 'listener', address });
    assert.ok(opened.ok);
    assert.ok((await opened.value.ready).ok);
    await engine.dispose();
    assert.ok(errors.length > 3);
  });

  it('tells times that never go back, whatever the wall clock does', async () => {
    const { now } = Date;
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'echo');
    try {
      let hours = 0;
      Date.now = () => now() - ++hours * 3_600_000;
      const { connection } = await bench.connect(local);
      for (const text of ['one', 'two', 'three']) {
        bench.engine.send(connection, Buffer.from(text));
        await bench.next('data', (event) => event.connection === connection && event.direction === 'in');
      }
      await bench.engine.closeAll();
    } finally {
      Date.now = now;
    }
    const times = bench.events.map((event) => event.t);
    assert.ok(times.every((t, index) => t >= (times[index - 1] ?? 0)));
    assert.ok(bench.of('closed').every((event) => event.openUs >= 0 && event.openUs < 60_000_000));
    assert.ok(Math.abs(bench.engine.startedAtMs - now()) < 60_000);
  });

  it('says of a connection that is over what ended it, and of the client that had it', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    for (const [end, words] of [
      ['reset', /^The connection is over: the peer reset it \(ECONNRESET\)\.$/],
      ['close', /^The connection is over: this side closed it\.$/],
    ] as const) {
      const client = await bench.connect(local);
      const { connection } = await bench.next('accepted');
      if (end === 'reset') bench.engine.reset(connection);
      else await bench.engine.close(client.connection);
      await bench.next('closed', (event) => event.endpoint === client.id && event.connection === undefined);
      for (const id of [client.connection, client.id]) {
        const sent = bench.engine.send(id, Buffer.from('x'));
        assert.equal(sent.ok ? '' : sent.failure.code, 'ENOTCONN');
        assert.match(sent.ok ? '' : sent.failure.message, words);
      }
    }
  });

  it('says why a connection that is there takes nothing more', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const { connection } = await bench.connect(local);
    bench.engine.halfClose(connection);
    const sent = bench.engine.send(connection, Buffer.from('x'));
    assert.equal(
      sent.ok ? '' : sent.failure.message,
      'Nothing more can be sent: this side has ended (shutdown).',
    );
  });
});
