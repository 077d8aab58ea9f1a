import assert from 'node:assert/strict';
import { once } from 'node:events';
import { EngineBench } from '../../support/engineBench.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { PlainTcp, readAll } from '../../support/plainTcp.ts';

describe('StreamConnection', () => {
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

  it('answers upper-case with a taco cut in two', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'upper');
    const socket = await plain.dial(local);
    const bytes = Buffer.from('hello 🌮 straße');
    socket.write(bytes.subarray(0, 8));
    await bench.next('data', (event) => event.direction === 'in');
    socket.end(bytes.subarray(8));
    assert.equal(await readAll(socket), 'HELLO 🌮 STRASSE');
  });

  it('stays half-open without a responder after the peer ends, and can still send', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const socket = await plain.dial(local);
    socket.end('bye');
    const { connection } = await bench.next('end', (event) => event.direction === 'in');
    assert.ok(bench.engine.send(connection, Buffer.from('still here')).ok);
    assert.ok(bench.engine.halfClose(connection).ok);
    assert.equal(await readAll(socket), 'still here');
    await bench.next('closed', (event) => event.connection === connection);
    assert.equal(bench.engine.send(connection, Buffer.from('x')).ok, false);
  });

  it('half-closes a client and reads on', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'on connect reply "welcome"');
    const { connection } = await bench.connect(local);
    await bench.next('data', (event) => event.connection === connection && event.direction === 'in');
    bench.engine.halfClose(connection);
    await bench.next('closed', (event) => event.connection === connection);
    const ends = bench.of('end').filter((event) => event.connection === connection);
    assert.deepEqual(new Set(ends.map((event) => event.direction)), new Set(['in', 'out']));
    assert.equal(bench.of('error').length, 0);
  });

  it('resets, and the other end sees the reset', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const { connection } = await bench.connect(local);
    const accepted = await bench.next('accepted');
    assert.ok(bench.engine.reset(connection).ok);
    const seen = await bench.next('reset', (event) => event.connection === accepted.connection);
    assert.deepEqual([seen.direction, seen.failure?.code], ['in', 'ECONNRESET']);
    const done = await bench.next('reset', (event) => event.connection === connection);
    assert.equal(done.direction, 'out');
  });

  it('says what a reset threw away, and the listener goes on', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const socket = await plain.dial(local);
    socket.pause();
    const { connection } = await bench.next('accepted');
    assert.ok(bench.engine.send(connection, new Uint8Array(32 * 1024 * 1024)).ok);
    await bench.next('waiting');
    socket.resetAndDestroy();
    const reset = await bench.next('reset', (event) => event.connection === connection);
    const closed = await bench.next('closed', (event) => event.connection === connection);
    assert.ok(reset.lost > 0);
    assert.equal(closed.bytesOut + reset.lost, 32 * 1024 * 1024);
    await plain.dial(local);
    await bench.next('accepted');
  });

  it('pauses reading with real back-pressure, and nothing is lost', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const socket = await plain.dial(local);
    const { connection } = await bench.next('accepted');
    bench.engine.pauseReading(connection);
    const total = 24 * 1024 * 1024;
    const before = socket.write(Buffer.alloc(total, 7));
    assert.equal(before, false);
    await bench.next('paused');
    bench.engine.resumeReading(connection);
    await once(socket, 'drain');
    socket.end();
    await bench.next('end', (event) => event.direction === 'in');
    assert.equal(
      bench.of('data').reduce((sum, event) => sum + event.bytes.length, 0),
      total,
    );
  });

  it('does not read faster than its echo is read', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'echo');
    const socket = await plain.dial(local);
    socket.pause();
    const total = 24 * 1024 * 1024;
    socket.end(Buffer.alloc(total, 7));
    const paused = await bench.next('paused');
    assert.equal(paused.reason, 'backPressure');
    let echoed = 0;
    socket.on('data', (chunk: Buffer) => (echoed += chunk.length));
    socket.resume();
    await once(socket, 'end');
    assert.equal(echoed, total);
  });

  it('refuses a send over the queue limit and keeps the connection', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const socket = await plain.dial(local);
    socket.pause();
    const { connection } = await bench.next('accepted');
    const half = new Uint8Array(40 * 1024 * 1024);
    assert.ok(bench.engine.send(connection, half).ok);
    const refused = bench.engine.send(connection, half);
    assert.equal(refused.ok ? '' : refused.failure.code, 'ENOBUFS');
    const dropped = await bench.next('dropped');
    assert.deepEqual([dropped.where, dropped.bytes], ['sendQueue', half.length]);
    socket.resume();
    await bench.engine.whenDrained(connection);
    assert.ok(bench.engine.send(connection, Buffer.from('again')).ok);
  });

  it('tells what was read before a reset in the middle of it, and no more', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const other = await bench.connect(local);
    await bench.next('accepted');
    const socket = await plain.dial(local);
    const { connection } = await bench.next('accepted');
    socket.write('the first half');
    await bench.next('data', (event) => event.connection === connection);
    socket.resetAndDestroy();
    const reset = await bench.next('reset');
    assert.deepEqual(
      [reset.connection, reset.direction, reset.call, reset.failure?.code],
      [connection, 'in', 'recv', 'ECONNRESET'],
    );
    const closed = await bench.next('closed', (event) => event.connection === connection);
    assert.deepEqual([closed.bytesIn, closed.lost], [14, 0]);
    assert.ok(bench.engine.send(other.connection, Buffer.from('unaffected')).ok);
    await bench.next('data', (event) => event.direction === 'in' && event.bytes.length === 10);
  });

  it('hears of a reset also while reading is paused, at the latest when it reads again', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const socket = await plain.dial(local);
    const { connection } = await bench.next('accepted');
    bench.engine.pauseReading(connection);
    socket.write('unread');
    await new Promise((resolve) => setImmediate(resolve));
    socket.resetAndDestroy();
    await once(socket, 'close');
    bench.engine.resumeReading(connection);
    await bench.next('reset');
    await bench.next('closed');
    assert.equal(bench.of('error').length, 0);
  });

  it('answers and then resets: both are told, each byte once', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'on data reply "bye" then reset');
    const socket = await plain.dial(local);
    socket.write('hello');
    const reset = await bench.next('reset');
    const closed = await bench.next('closed');
    assert.deepEqual([reset.direction, reset.lost, closed.bytesOut, closed.lost], ['out', 0, 3, 0]);
  });

  it('waits minutes for a slow reader, and nothing is lost', async () => {
    await bench.dispose();
    const clock = new FakeClock();
    bench = new EngineBench({ clock });
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const socket = await plain.dial(local);
    socket.pause();
    const { connection } = await bench.next('accepted');
    const total = 8 * 1024 * 1024;
    bench.engine.send(connection, new Uint8Array(total));
    bench.engine.halfClose(connection);
    await bench.next('waiting');
    const before = bench.events.length;
    let heard = 0;
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.length;
      // A minute for each chunk.
      clock.advance(60_000);
    });
    socket.resume();
    await once(socket, 'end');
    assert.equal(heard, total);
    assert.ok(clock.nowUs() > 10 * 60_000_000);
    const told = new Set(bench.events.slice(before).map((event) => event.type));
    assert.deepEqual(told, new Set(['data', 'drained', 'end']));
    assert.equal(bench.text(connection, 'out').length, total);
  });
});
