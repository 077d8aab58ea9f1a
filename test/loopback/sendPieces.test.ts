import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { sendPieces } from '../../src/engine/sendPieces.ts';
import { EngineBench } from '../support/engineBench.ts';
import { PlainTcp } from '../support/plainTcp.ts';

const pieceBytes = 256 * 1024;

describe('sendPieces', () => {
  let bench: EngineBench;
  let peers: PlainTcp;

  beforeEach(() => {
    bench = new EngineBench();
    peers = new PlainTcp();
  });

  afterEach(async () => {
    peers.destroy();
    await bench.dispose();
  });

  /** A peer that reads nothing yet, and our id of its connection. */
  async function join(local: string): Promise<{ socket: Socket; connection: number }> {
    const socket = await peers.dial(local);
    const { connection } = await bench.next('accepted');
    return { socket, connection };
  }

  /** `count` different pieces, and how many have been asked for. */
  function source(count: number) {
    const asked = { count: 0, ended: false };
    async function* pieces(): AsyncGenerator<Uint8Array> {
      try {
        for (let index = 0; index < count; index++) {
          asked.count++;
          yield Buffer.alloc(pieceBytes, index & 0xff);
        }
      } finally {
        asked.ended = true;
      }
    }
    return { asked, pieces: pieces() };
  }

  function expectedHash(count: number): string {
    const hash = createHash('sha256');
    for (let index = 0; index < count; index++) hash.update(Buffer.alloc(pieceBytes, index & 0xff));
    return hash.digest('hex');
  }

  async function hashOf(socket: Socket, length: number): Promise<string> {
    const hash = createHash('sha256');
    let seen = 0;
    for await (const chunk of socket) {
      hash.update(chunk as Buffer);
      seen += (chunk as Buffer).length;
      if (seen >= length) break;
    }
    assert.equal(seen, length);
    return hash.digest('hex');
  }

  it('brings 64 MiB to the peer unchanged', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const { socket, connection } = await join(local);
    const length = 256 * pieceBytes;
    const received = hashOf(socket, length);
    const progress: number[] = [];
    const deliveries = await sendPieces({
      engine: bench.engine,
      connections: [connection],
      pieces: source(256).pieces,
      onProgress: (bytes) => progress.push(bytes),
    });
    assert.deepEqual(deliveries, [{ connection, bytes: length }]);
    assert.equal(await received, expectedHash(256));
    assert.equal(progress.length, 256);
    assert.equal(progress.at(-1), length);
  });

  it('asks the source only as fast as the peer reads', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const { socket, connection } = await join(local);
    const { asked, pieces } = source(256);
    let taken = 0;
    let most = 0;
    bench.engine.subscribe((event) => {
      if (event.type === 'data') taken += event.bytes.length;
      most = Math.max(most, asked.count * pieceBytes - taken);
    });
    const sent = sendPieces({ engine: bench.engine, connections: [connection], pieces });
    await bench.next('waiting');
    assert.equal(await hashOf(socket, 256 * pieceBytes), expectedHash(256));
    assert.equal((await sent)[0]?.bytes, 256 * pieceBytes);
    assert.ok(most <= pieceBytes, `${most} bytes were read that the kernel had not taken`);
  });

  it('tells how much went out before a reset, and why it ended', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const { socket, connection } = await join(local);
    const { asked, pieces } = source(1024);
    const sent = sendPieces({ engine: bench.engine, connections: [connection], pieces });
    await bench.next('waiting');
    socket.resetAndDestroy();
    const [delivery] = await sent;
    assert.equal(delivery?.failure?.code, 'ECONNRESET');
    const out = bench.of('data').reduce((sum, { bytes }) => sum + bytes.length, 0);
    assert.equal(delivery.bytes, out, 'what the kernel has taken, not a byte more');
    assert.equal(asked.ended, true, 'the source is closed');
  });

  it('stops at its signal, although the peer reads nothing', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const { connection } = await join(local);
    const { asked, pieces } = source(1024);
    const stop = new AbortController();
    const sent = sendPieces({
      engine: bench.engine,
      connections: [connection],
      pieces,
      signal: stop.signal,
    });
    await bench.next('waiting');
    const held = asked.count;
    stop.abort();
    const [delivery] = await sent;
    assert.equal(delivery?.failure, undefined);
    assert.equal(delivery?.bytes, held * pieceBytes);
    assert.equal(asked.ended, true, 'the source is closed');
  });

  it('goes on for the others when one of several ends', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const first = await join(local);
    const second = await join(local);
    const { pieces } = source(64);
    const sent = sendPieces({
      engine: bench.engine,
      connections: [first.connection, second.connection],
      pieces,
    });
    await bench.next('waiting');
    const received = hashOf(second.socket, 64 * pieceBytes);
    first.socket.resetAndDestroy();
    assert.equal(await received, expectedHash(64));
    const [left, stayed] = await sent;
    assert.equal(left?.failure?.code, 'ECONNRESET');
    assert.deepEqual(stayed, { connection: second.connection, bytes: 64 * pieceBytes });
  });

  it('says how a connection ended that ended between two pieces', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const { socket, connection } = await join(local);
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('first');
      socket.resetAndDestroy();
      await bench.next('closed', (event) => event.connection === connection);
      yield Buffer.from('second');
    }
    const [delivery] = await sendPieces({
      engine: bench.engine,
      connections: [connection],
      pieces: pieces(),
    });
    assert.deepEqual([delivery?.bytes, delivery?.failure?.code], [5, 'ECONNRESET']);
  });

  it('says that it was ended here when the connection is closed meanwhile', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const { connection } = await join(local);
    const { pieces } = source(1024);
    const sent = sendPieces({ engine: bench.engine, connections: [connection], pieces });
    await bench.next('waiting');
    await bench.engine.close(connection);
    const [delivery] = await sent;
    assert.equal(delivery?.failure?.code, 'ECONNABORTED');
    const closed = await bench.next('closed', (event) => event.connection === connection);
    assert.equal(delivery.bytes, closed.bytesOut);
  });

  it('rejects with what the source throws', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const { connection } = await join(local);
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a');
      throw new Error('the disk failed');
    }
    const sent = sendPieces({ engine: bench.engine, connections: [connection], pieces: broken() });
    await assert.rejects(sent, /the disk failed/);
  });
});
