import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { descriptorOf, readInto, wasReset, writeHandleOf } from '../../../src/engine/link/nodeHandle.ts';
import { sharedReadBuffer } from '../../../src/engine/link/readBuffer.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainTcp } from '../../support/plainTcp.ts';

describe('what is behind a stream socket', () => {
  let server: Server;
  let accepted: Socket[];
  let clients: Socket[];

  beforeEach(async () => {
    accepted = [];
    clients = [];
    server = createServer({ allowHalfOpen: true }, (socket) => accepted.push(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    for (const socket of [...clients, ...accepted]) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  async function pair(): Promise<{ client: Socket; socket: Socket }> {
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    clients.push(client);
    const [socket] = (await once(server, 'connection')) as [Socket];
    return { client, socket };
  }

  it('has a descriptor', async () => {
    const { socket } = await pair();
    if (process.platform !== 'win32') assert.ok((descriptorOf(socket) ?? -1) > 2);
  });

  it('reads many sockets through one buffer, each its own bytes, then their ends', async function () {
    if (process.platform === 'win32') this.skip();
    const texts: string[] = [];
    const ends: Promise<unknown>[] = [];
    const buffers = new Set<ArrayBufferLike>();
    for (let index = 0; index < 3; index++) {
      const { client, socket } = await pair();
      texts.push('');
      const onBytes = (bytes: Buffer): void => {
        texts[index] += bytes.toString();
        buffers.add(bytes.buffer);
      };
      assert.equal(readInto(socket, sharedReadBuffer, onBytes), true, 'this Node has what it takes');
      socket.on('data', () => assert.fail('both ways at once'));
      socket.resume();
      ends.push(once(socket, 'end'));
      client.end(`number ${index}`);
    }
    await Promise.all(ends);
    assert.deepEqual(texts, ['number 0', 'number 1', 'number 2']);
    assert.equal(buffers.size, 1);
  });

  it('reads into another buffer when it is given one', async function () {
    if (process.platform === 'win32') this.skip();
    const { client, socket } = await pair();
    const buffers = [Buffer.alloc(4), Buffer.alloc(4), Buffer.alloc(4)];
    let next = 0;
    const received: Buffer[] = [];
    readInto(
      socket,
      () => buffers[next++ % 3] as Buffer,
      (bytes) => received.push(bytes),
    );
    socket.resume();
    client.end('onetwothree');
    await once(socket, 'end');
    // Each is as it was: the next read went elsewhere.
    assert.equal(Buffer.concat(received).toString(), 'onetwothree');
    assert.deepEqual(
      received.map(({ buffer }) => buffer),
      buffers.map(({ buffer }) => buffer),
    );
  });

  it('stops and goes on reading with the socket', async function () {
    if (process.platform === 'win32') this.skip();
    const { client, socket } = await pair();
    let received = 0;
    readInto(socket, sharedReadBuffer, ({ length }) => (received += length));
    socket.resume();
    socket.pause();
    const total = 64 * 1024 * 1024;
    client.end(Buffer.alloc(total));
    // Far more than fits into the kernel's buffers: the client cannot finish while nobody reads.
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(received, 0);
    assert.ok(client.writableLength > 0);
    socket.resume();
    await once(socket, 'end');
    assert.equal(received, total);
  });

  it('leaves a socket alone that has something to give already', async () => {
    const { client, socket } = await pair();
    socket.pause();
    client.write('early');
    await once(socket, 'readable');
    assert.equal(
      readInto(socket, sharedReadBuffer, () => assert.fail('not ours')),
      false,
    );
    assert.equal(String(socket.read()), 'early');
  });
});

describe('a connection that was reset, or ended, or neither', () => {
  const plain = new PlainTcp();
  let server: Server;

  before(async () => {
    server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  after(() => {
    plain.destroy();
    server.close();
  });

  it('is told apart by the kernel, while our side has not ended', async function () {
    if (process.platform !== 'linux') this.skip();
    const dial = async (): Promise<readonly [Socket, Socket]> => {
      const accepting = once(server, 'connection') as Promise<[Socket]>;
      const client = await plain.dial(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`);
      const [socket] = await accepting;
      socket.on('error', () => undefined);
      return [client, socket.pause()];
    };
    const [open, openSocket] = await dial();
    assert.equal(wasReset(openSocket), false);
    open.end();
    openSocket.resume();
    await once(openSocket, 'end');
    assert.equal(wasReset(openSocket), false);
    openSocket.destroy();
    assert.equal(wasReset(openSocket), false);
    const [reset, resetSocket] = await dial();
    reset.resetAndDestroy();
    await once(reset, 'close');
    assert.equal(wasReset(resetSocket), true);
    resetSocket.destroy();
  });

  it('says how much of a write the kernel has not taken, also just after the socket was destroyed', async () => {
    const accepting = once(server, 'connection') as Promise<[Socket]>;
    const client = await plain.dial(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const [socket] = await accepting;
    socket.on('error', () => undefined);
    client.pause();
    const handle = writeHandleOf(socket);
    const unwritten = (): number => handle?.writeQueueSize ?? -1;
    assert.equal(unwritten(), 0);
    const total = 64 * 1024 * 1024;
    socket.write(new Uint8Array(total));
    const left = unwritten();
    assert.ok(left > 0 && left < total);
    socket.destroy();
    assert.equal(unwritten(), left);
    assert.equal(writeHandleOf(socket), undefined);
    let got = 0;
    client.on('data', ({ length }: Buffer) => (got += length)).resume();
    await once(client, 'end');
    assert.equal(got, total - left);
  });
});

describe('an answer that waits for its reader', () => {
  const bench = new EngineBench();
  after(() => bench.dispose());

  it('is what was received, though the read buffer has been used again since', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'echo');
    const client = connect(Number(local.split(':').at(-1)), '127.0.0.1');
    const sent = Buffer.alloc(24 * 1024 * 1024);
    for (let at = 0; at < sent.length; at += 4) sent.writeUInt32LE(at, at);
    client.end(sent);
    const hash = createHash('sha256');
    for await (const chunk of client) hash.update(chunk as Buffer);
    assert.equal(hash.digest('hex'), createHash('sha256').update(sent).digest('hex'));
  });

  it('costs no copy, and is what each sent where many are slow', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'echo');
    const echoed = async (seed: number): Promise<boolean> => {
      const client = connect(Number(local.split(':').at(-1)), '127.0.0.1');
      const sent = Buffer.alloc(8 * 1024 * 1024);
      for (let at = 0; at < sent.length; at += 4) sent.writeUInt32LE(at ^ seed, at);
      client.end(sent);
      const chunks: Buffer[] = [];
      for await (const chunk of client) {
        chunks.push(chunk as Buffer);
        // The others get a turn, and the kernel's buffers fill.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return Buffer.concat(chunks).equals(sent);
    };
    assert.deepEqual(await Promise.all([1, 2, 3, 4].map((seed) => echoed(seed * 0x01010101))), [
      true,
      true,
      true,
      true,
    ]);
  });
});
