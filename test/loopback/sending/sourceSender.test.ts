import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ledger } from '../../../src/capture/ledger/ledger.ts';
import type { ByteSource } from '../../../src/app/files/byteSource.ts';
import { localFile } from '../../../src/app/files/localFile.ts';
import { SourceSender } from '../../../src/app/files/sourceSender.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainTcp } from '../../support/plainTcp.ts';

describe('SourceSender', () => {
  let bench: EngineBench;
  let peers: PlainTcp;
  let sender: SourceSender;
  let folder: string;

  beforeEach(async () => {
    bench = new EngineBench();
    peers = new PlainTcp();
    const ledger = new Ledger();
    bench.engine.subscribe((event) => ledger.apply(event));
    sender = new SourceSender(bench.engine, ledger);
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-send-'));
  });

  afterEach(async () => {
    peers.destroy();
    await bench.dispose();
    await rm(folder, { recursive: true });
  });

  async function file(name: string, bytes: Uint8Array): Promise<ByteSource> {
    await writeFile(join(folder, name), bytes);
    const source = await localFile(join(folder, name));
    assert.ok(source.ok);
    return source.value;
  }

  /** Bytes that differ everywhere, so that a lost or swapped piece shows. */
  function varied(length: number): Buffer {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at + 4 <= length; at += 4) bytes.writeUInt32LE(Math.imul(at, 2_654_435_761) >>> 0, at);
    return bytes;
  }

  async function receive(socket: Socket, length: number): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let seen = 0;
    for await (const chunk of socket) {
      chunks.push(chunk as Buffer);
      seen += (chunk as Buffer).length;
      if (seen >= length) break;
    }
    return Buffer.concat(chunks);
  }

  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

  it('brings a file of 64 MB to the peer unchanged', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const socket = await peers.dial(local);
    const { connection } = await bench.next('accepted');
    const bytes = varied(64_000_000);
    const received = receive(socket, bytes.length);
    const sent = await sender.send(connection, await file('big.bin', bytes));
    assert.deepEqual(sent, { ok: true, value: { bytes: bytes.length, stopped: false } });
    assert.equal(hash(await received), hash(bytes));
  });

  it('brings a file to every connection of a listener, and sums up', async () => {
    const { id, local } = await bench.listen('tcp://127.0.0.1:0');
    const sockets = [await peers.dial(local), await peers.dial(local)];
    await bench.next('accepted');
    await bench.next('accepted');
    const bytes = varied(4_000_000);
    const received = sockets.map(async (socket) => hash(await receive(socket, bytes.length)));
    const sent = await sender.send(id, await file('big.bin', bytes));
    assert.deepEqual(sent, { ok: true, value: { bytes: 2 * bytes.length, stopped: false } });
    assert.deepEqual(await Promise.all(received), [hash(bytes), hash(bytes)]);
  });

  it('says how much had gone out when the connection ended', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const socket = await peers.dial(local);
    const { connection, remote } = await bench.next('accepted');
    const sending = sender.send(connection, await file('big.bin', varied(64_000_000)));
    await bench.next('waiting');
    socket.resetAndDestroy();
    const sent = await sending;
    assert.ok(!sent.ok);
    assert.equal(sent.failure.code, 'ECONNRESET');
    assert.match(sent.failure.message, new RegExp(`Of big\\.bin, .* of 64 MB had gone out to ${remote}\\.$`));
  });

  it('lets no second file into the middle of the first', async () => {
    const { id, local } = await bench.listen('tcp://127.0.0.1:0');
    const socket = await peers.dial(local);
    const { connection } = await bench.next('accepted');
    const stop = new AbortController();
    const big = await file('big.bin', varied(64_000_000));
    const first = sender.send(connection, big, { signal: stop.signal });
    await bench.next('waiting');
    const second = await sender.send(id, await file('small.bin', varied(8)));
    assert.equal(second.ok ? '' : second.failure.code, 'EBUSY');
    stop.abort();
    const stopped = await first;
    assert.equal(stopped.ok && stopped.value.stopped, true);
    socket.resume();
    const third = await sender.send(id, await file('small.bin', varied(8)));
    assert.deepEqual(third, { ok: true, value: { bytes: 8, stopped: false } });
  });

  it('sends a file as one datagram, and refuses one that is too long before anything is sent', async () => {
    const { id, local } = await bench.listen('udp://127.0.0.1:0');
    const client = await bench.connect(local);
    const fits = varied(65_507);
    const sent = await sender.send(client.id, await file('fits.bin', fits));
    assert.deepEqual(sent, { ok: true, value: { bytes: 65_507, stopped: false } });
    const received = await bench.next('data', (event) => event.endpoint === id && event.direction === 'in');
    assert.equal(hash(received.bytes), hash(fits));
    const over = await sender.send(client.id, await file('over.bin', varied(65_508)));
    assert.ok(!over.ok);
    assert.equal(over.failure.code, 'EMSGSIZE');
    assert.match(
      over.failure.message,
      /^over\.bin has 65,508 bytes, .* at most 65,507\. Nothing was sent\.$/,
    );
    assert.equal(bench.of('data').filter(({ direction }) => direction === 'out').length, 1);
  });

  it('says of a listener that no client is connected to it', async () => {
    const { id } = await bench.listen('tcp://127.0.0.1:0');
    const source = await file('some.bin', Buffer.from('x'));
    const sent = await sender.send(id, source);
    assert.equal(sent.ok ? '' : sent.failure.message, 'No client is connected to this listener.');
    await bench.engine.close(id);
    const closed = await sender.send(id, source);
    assert.doesNotMatch(closed.ok ? '' : closed.failure.message, /client/);
  });

  it('says what is wrong with the file', async () => {
    const codeOf = async (path: string): Promise<string> => {
      const source = await localFile(path);
      return source.ok ? '' : source.failure.code;
    };
    assert.equal(await codeOf(join(folder, 'missing.bin')), 'ENOENT');
    assert.equal(await codeOf(folder), 'EISDIR');
    assert.equal(await codeOf('/dev/null'), process.platform === 'win32' ? 'ENOENT' : 'ERR_NOT_A_FILE');
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    await peers.dial(local);
    const { connection } = await bench.next('accepted');
    const source = await file('gone.bin', varied(8));
    await rm(join(folder, 'gone.bin'));
    const sent = await sender.send(connection, source);
    assert.equal(sent.ok ? '' : sent.failure.code, 'ENOENT');
  });
});
