import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { TLSSocket } from 'node:tls';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LabAuthority, newRoot } from '../../../../src/engine/link/tls/authority.ts';
import { EngineBench } from '../../../support/engineBench.ts';
import { PlainTcp } from '../../../support/plainTcp.ts';
import { PlainTls } from '../../../support/plainTls.ts';
import { untilStill } from '../../../support/untilStill.ts';

const authority = new LabAuthority(newRoot(new Date()));
const identity = authority.identity(['localhost', '127.0.0.1']);

/** Handshakes of which none is open afterwards. */
const manyHandshakes = 1_000;
const atOnce = 20;

describe('TLS over a link', () => {
  let bench: EngineBench;
  let plain: PlainTls;
  let tcp: PlainTcp;

  beforeEach(() => {
    bench = new EngineBench();
    plain = new PlainTls();
    tcp = new PlainTcp();
  });

  afterEach(async () => {
    plain.destroy();
    tcp.destroy();
    await bench.dispose();
  });

  const types = (connection: number): string[] =>
    bench.events
      .filter((event) => 'connection' in event && event.connection === connection)
      .map((event) => ('direction' in event ? `${event.type} ${event.direction}` : event.type))
      .filter((type) => !/^(?:option|socket|connecting)$/.test(type));

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    it(`echoes over ${version}, and ends in order on both sides`, async () => {
      const { local } = await bench.listen('tls://127.0.0.1:0', 'echo');
      const { session } = await plain.dial(local, { minVersion: version, maxVersion: version });
      session.end('hello');
      const chunks: Buffer[] = [];
      for await (const chunk of session) chunks.push(chunk as Buffer);
      assert.equal(Buffer.concat(chunks).toString(), 'hello');
      const { connection } = await bench.next('closed', (event) => event.connection !== undefined);
      const all = types(connection ?? 0);
      assert.deepEqual(
        all.filter((type) => type !== 'data out'),
        [
          'accepted',
          'handshake',
          'data in',
          'closeNotify in',
          'end in',
          'closeNotify out',
          'end out',
          'closed',
        ],
      );
      // It is taken a turn later: what comes with the data may be told before.
      assert.ok(all.indexOf('data out') < all.indexOf('closeNotify out'));
      const [handshake] = bench.of('handshake');
      assert.equal(handshake?.version, version.replace('v', ' '));
      assert.match(handshake.cipher ?? '', /^TLS_/);
      assert.equal(handshake.role, 'server');
    });
  }

  it('keeps receiving after our side has ended, and sending after the peer’s', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0');
    const { session } = await plain.dial(local);
    const { connection } = await bench.next('handshake');
    bench.engine.halfClose(connection);
    await once(session.resume(), 'end');
    session.write('after your end');
    const late = await bench.next('data', (event) => event.direction === 'in');
    assert.equal(late.bytes.toString(), Buffer.from('after your end').join());

    const second = await plain.dial(local);
    const other = await bench.next('handshake');
    second.session.end();
    await bench.next('end', (event) => event.connection === other.connection && event.direction === 'in');
    bench.engine.send(other.connection, Buffer.from('still here'));
    const [bytes] = (await once(second.session, 'data')) as [Buffer];
    assert.equal(bytes.toString(), 'still here');
  });

  it('acts on a close_notify before the FIN has come', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0', 'echo');
    const { session } = await plain.dialApart(local);
    const { connection } = await bench.next('handshake');
    // As Python's unwrap, which waits for our close_notify.
    session.end();
    await once(session.resume(), 'end');
    const end = await bench.next('end', (event) => event.direction === 'in');
    assert.deepEqual([end.connection, end.beforeFin], [connection, true]);
    await bench.next('closed', (event) => event.connection === connection);
    assert.deepEqual(types(connection).slice(2), [
      'closeNotify in',
      'end in',
      'closeNotify out',
      'end out',
      'closed',
    ]);
  });

  it("tells the peer's end before the close where both ends have one process", async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0', 'on line reply upper');
    for (let round = 0; round < 10; round += 1) {
      await bench.connect(local);
      const connection = bench.of('connected').at(-1)?.connection ?? 0;
      bench.engine.send(connection, Buffer.from('hello\n'));
      await bench.next('data', (event) => event.connection === connection && event.direction === 'in');
      bench.engine.halfClose(connection);
      await bench.next('closed', (event) => event.connection === connection);
      assert.ok(types(connection).includes('end in'), types(connection).join());
    }
  });

  it('says when the peer ends without a close_notify', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0');
    const { session, socket } = await plain.dialApart(local);
    session.write('half a mess');
    const { connection } = await bench.next('data');
    socket.end();
    const told = await bench.next('closeNotify', (event) => event.direction === 'in');
    assert.equal(told.missing, true);
    const end = await bench.next('end', (event) => event.direction === 'in');
    assert.equal(end.beforeFin, undefined);
    assert.deepEqual(types(connection).slice(-3), ['data in', 'closeNotify in', 'end in']);
  });

  it('resets, and notices a reset, as on TCP', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0');
    const first = await plain.dial(local);
    const ours = await bench.next('handshake');
    const closed = new Promise((resolve) => first.session.on('close', resolve));
    assert.ok(bench.engine.reset(ours.connection).ok);
    await closed;
    const reset = await bench.next('reset');
    assert.deepEqual([reset.direction, reset.connection], ['out', ours.connection]);
    assert.equal(bench.of('closeNotify').length, 0);

    const second = await plain.dial(local);
    await bench.next('handshake');
    second.socket.resetAndDestroy();
    const peers = await bench.next('reset');
    assert.deepEqual([peers.direction, peers.failure?.code], ['in', 'ECONNRESET']);
  });

  it('waits for a peer that does not read, and says so', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0');
    const { session } = await plain.dial(local);
    const { connection } = await bench.next('handshake');
    const bytes = randomBytes(16 * 1024 * 1024);
    const sent = bench.engine.send(connection, bytes);
    assert.ok(sent.ok);
    const waiting = await bench.next('waiting');
    assert.ok(waiting.queued > 0);
    const hash = createHash('sha256');
    let received = 0;
    session.on('data', (chunk: Buffer) => {
      received += chunk.length;
      hash.update(chunk);
    });
    await bench.next('drained');
    bench.engine.halfClose(connection);
    await once(session, 'end');
    assert.equal(received, bytes.length);
    assert.equal(hash.digest('hex'), createHash('sha256').update(bytes).digest('hex'));
  });

  it('stops reading when paused, and has the peer wait', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0');
    const { session } = await plain.dial(local);
    const { connection } = await bench.next('handshake');
    bench.engine.pauseReading(connection);
    const bytes = randomBytes(16 * 1024 * 1024);
    session.write(bytes);
    await plain.dial(local);
    assert.ok(bench.of('data').length < 10);
    const before = bench.of('data').length;
    bench.engine.resumeReading(connection);
    session.end();
    await bench.next('end', (event) => event.direction === 'in');
    const received = bench.of('data').map((event) => event.bytes);
    assert.ok(received.length > before);
    assert.ok(Buffer.concat(received).equals(bytes));
  });

  it('carries 20 MB both ways at once, whole', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0', 'echo');
    const { session } = await plain.dial(local);
    const bytes = randomBytes(20_000_000);
    const hash = createHash('sha256');
    session.end(bytes);
    for await (const chunk of session) hash.update(chunk as Buffer);
    assert.equal(hash.digest('hex'), createHash('sha256').update(bytes).digest('hex'));
    const closed = await bench.next('closed', (event) => event.connection !== undefined);
    assert.deepEqual([closed.bytesIn, closed.bytesOut, closed.lost], [bytes.length, bytes.length, 0]);
  }).timeout(60_000);

  it('receives a long write in chunks of several records, and short ones apart', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0');
    const { session } = await plain.dial(local);
    await bench.next('handshake');
    const bytes = randomBytes(4 * 1024 * 1024);
    session.write(bytes);
    while (bench.of('data').reduce((sum, event) => sum + event.bytes.length, 0) < bytes.length)
      await bench.next('data');
    const chunks = bench.of('data').map((event) => event.bytes);
    assert.ok(Buffer.concat(chunks).equals(bytes));
    assert.ok(Math.max(...chunks.map(({ length }) => length)) > 16_384);
    session.write('one');
    session.end('two');
    await bench.next('end', (event) => event.direction === 'in');
    assert.deepEqual(
      bench
        .of('data')
        .slice(chunks.length)
        .map((event) => Buffer.from(event.bytes).toString()),
      ['one', 'two'],
    );
  });

  it('counts as lost what the peer cannot have read', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0');
    const { session } = await plain.dial(local);
    const { connection } = await bench.next('handshake');
    session.pause();
    const size = 32 * 1024 * 1024;
    bench.engine.send(connection, Buffer.alloc(size));
    await bench.next('waiting');
    bench.engine.reset(connection);
    const closed = await bench.next('closed', (event) => event.connection === connection);
    const reset = await bench.next('reset');
    assert.equal(closed.bytesOut + reset.lost, size);
    assert.equal(closed.bytesOut % 16_384, 0, 'whole records');
  });

  it('shows what came in place of TLS, and fails', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0', 'echo');
    const socket = await tcp.dial(local.replace('tls', 'tcp'));
    socket.end('GET / HTTP/1.1\r\n\r\n');
    const { failure, connection } = await bench.next('handshake');
    assert.equal(failure?.code, 'ERR_TLS_PLAIN_TEXT');
    assert.match(failure.message, /GET \/ HTTP/);
    await bench.next('closed', (event) => event.connection === connection);
    assert.equal(bench.text(connection, 'in'), 'GET / HTTP/1.1\r\n\r\n');
    assert.deepEqual(
      bench.of('error').map((event) => event.failure),
      [failure],
    );
  });

  it('says that the peer has gone in the middle of the handshake', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0');
    const socket = await tcp.dial(local.replace('tls', 'tcp'));
    await bench.next('accepted');
    socket.end();
    const { failure } = await bench.next('handshake');
    assert.equal(failure?.code, 'ERR_TLS_HANDSHAKE_ENDED');
    const reset = await tcp.dial(local.replace('tls', 'tcp'));
    await bench.next('accepted');
    reset.resetAndDestroy();
    const again = await bench.next('handshake');
    assert.equal(again.failure?.code, 'ECONNRESET');
    await bench.next('reset');
  });

  it('closes with a close_notify, and while a handshake is under way', async () => {
    const { id, local } = await bench.listen('tls://127.0.0.1:0');
    const { session } = await plain.dial(local);
    await bench.next('handshake');
    await tcp.dial(local.replace('tls', 'tcp'));
    await bench.next('accepted');
    await bench.next('accepted');
    const ended = once(session.resume(), 'end');
    await bench.engine.close(id);
    await ended;
    await bench.next('closeNotify', (event) => event.direction === 'out');
    assert.equal(bench.of('error').length, 0);
  });

  it('is connected once the handshake is done, and sends and receives at once', async () => {
    const local = await plain.listen({ ...identity }, (session: TLSSocket) => {
      session.end('who is it?');
      session.resume();
    });
    const { connection, id } = await bench.connect(`${local}?verify=false`);
    assert.deepEqual(types(connection).slice(0, 2), ['connected', 'handshake']);
    bench.engine.send(connection, Buffer.from('me'));
    await bench.next('end', (event) => event.connection === connection);
    assert.equal(bench.text(connection, 'in'), 'who is it?');
    await bench.engine.close(id);
  });

  it(`leaves nothing behind after ${manyHandshakes} handshakes`, async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const { local } = await bench.listen('tls://127.0.0.1:0', 'echo');
    const some = async (count: number): Promise<void> => {
      for (let done = 0; done < count; done += atOnce) {
        await Promise.all(
          Array.from({ length: atOnce }, async () => {
            const { id, connection } = await bench.connect(local);
            bench.engine.halfClose(connection);
            await bench.next('closed', (event) => event.endpoint === id && event.connection === undefined);
            await bench.engine.remove(id);
          }),
        );
        bench.events.length = 0;
      }
      await untilStill(() => process.getActiveResourcesInfo().length);
      collect();
    };
    await some(200);
    const before = { memory: process.memoryUsage(), resources: process.getActiveResourcesInfo().length };
    await some(manyHandshakes);
    const { rss: _, ...after } = process.memoryUsage();
    assert.equal(process.getActiveResourcesInfo().length, before.resources);
    assert.ok(after.external - before.memory.external < 1_000_000, `${after.external} bytes`);
    assert.ok(after.heapUsed - before.memory.heapUsed < 4_000_000, `${after.heapUsed} bytes`);
  }).timeout(120_000);

  it('gives up a handshake that takes too long, and one that is aborted', async () => {
    const silent = await bench.listen('tcp://127.0.0.1:0');
    const slow = bench.begin('client', `${silent.local.replace('tcp', 'tls')}?connectTimeoutMs=50`);
    const failed = await slow.ready;
    assert.ok(!failed.ok);
    assert.deepEqual(failed.failure.code, 'ETIMEDOUT');
    assert.match(failed.failure.message, /handshake/);
    const begun = bench.begin('client', silent.local.replace('tcp', 'tls'));
    await bench.next('connected', (event) => event.endpoint === begun.id);
    await bench.engine.close(begun.id);
    const aborted = await begun.ready;
    assert.deepEqual(aborted.ok ? '' : aborted.failure.code, 'ABORT_ERR');
  });
});
