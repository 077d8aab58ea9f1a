import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainTcp } from '../../support/plainTcp.ts';

const total = 30 * 1024 * 1024;

/** A peer that reads so many chunks and stops, until it is told to go on. */
class SlowReader {
  count = 0;
  readonly socket: Socket;
  readonly stopped: Promise<void>;
  readonly #closed: Promise<void>;

  constructor(socket: Socket, chunks: number) {
    this.socket = socket;
    let left = chunks;
    let stop: () => void = () => undefined;
    this.stopped = new Promise((resolve) => (stop = resolve));
    socket.on('data', (bytes: Buffer) => {
      this.count += bytes.length;
      if (--left !== 0) return;
      socket.pause();
      stop();
    });
    socket.on('end', () => socket.end());
    this.#closed = new Promise((resolve) => socket.on('close', () => resolve()));
    if (chunks > 0) return;
    socket.pause();
    stop();
  }

  /** How much it was when the socket is closed, however that comes. */
  async countToTheEnd(): Promise<number> {
    this.socket.resume();
    await this.#closed;
    return this.count;
  }
}

/** Some more turns of the loop, in which sockets get further. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('what is told at the end is what the peer got', () => {
  let bench: EngineBench;
  let plain: PlainTcp;
  let folder: string;

  beforeEach(async () => {
    bench = new EngineBench();
    plain = new PlainTcp();
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
  });

  afterEach(async () => {
    plain.destroy();
    await bench.dispose();
    await rm(folder, { recursive: true });
  });

  /** A listener whose one peer has read `read` chunks of what is sent, and no more; some of a write is under way. */
  async function slowReader(address: string, read: number) {
    const { local, id } = await bench.listen(address);
    const reader = new SlowReader(await plain.dial(local), read);
    const { connection } = await bench.next('accepted', (event) => event.endpoint === id);
    assert.ok(bench.engine.send(connection, new Uint8Array(total)).ok);
    await reader.stopped;
    await turns(20);
    return { id, connection, reader };
  }

  const addresses = (): string[] =>
    process.platform === 'win32'
      ? ['tcp://127.0.0.1:0']
      : ['tcp://127.0.0.1:0', `unix:${join(folder, 'demo.sock')}`];

  for (const read of [0, 3, 40]) {
    it(`when we stop, and the peer has read ${read} times: it gets all that is told as out`, async () => {
      for (const address of addresses()) {
        const { id, connection, reader } = await slowReader(address, read);
        await bench.engine.close(id);
        const closed = await bench.next('closed', (event) => event.connection === connection);
        assert.equal(await reader.countToTheEnd(), closed.bytesOut, address);
        assert.equal(closed.bytesOut + closed.lost, total);
        const told = bench.of('data').filter((event) => event.connection === connection);
        assert.equal(
          told.reduce((sum, { bytes }) => sum + bytes.length, 0),
          closed.bytesOut,
        );
        const whole = await bench.next('closed', (event) => event.endpoint === id);
        assert.deepEqual([whole.bytesOut, whole.lost], [closed.bytesOut, closed.lost]);
      }
    });

    it(`when we reset, and the peer has read ${read} times: at least what is acknowledged`, async () => {
      const { id, connection, reader } = await slowReader('tcp://127.0.0.1:0', read);
      assert.ok(bench.engine.reset(connection).ok);
      const reset = await bench.next('reset', (event) => event.connection === connection);
      const closed = await bench.next('closed', (event) => event.connection === connection);
      assert.equal(closed.bytesOut + reset.lost, total);
      assert.equal(reset.unacknowledged, closed.unacknowledged);
      const arrived = await reader.countToTheEnd();
      if (process.platform === 'linux') {
        assert.ok(typeof closed.unacknowledged === 'number');
        // An acknowledgement may be delayed (RFC 9293 section 3.8.6.3): what it was for has arrived.
        assert.ok(arrived >= closed.bytesOut - closed.unacknowledged);
      } else {
        assert.equal(closed.unacknowledged, 'unknown');
      }
      assert.ok(arrived <= closed.bytesOut);
      await bench.engine.close(id);
      const whole = await bench.next('closed', (event) => event.endpoint === id);
      assert.equal(whole.lost, reset.lost);
    });

    it(`when the peer resets, having read ${read} times: no more than what is told as out`, async () => {
      const { id, connection, reader } = await slowReader('tcp://127.0.0.1:0', read);
      reader.socket.resetAndDestroy();
      const reset = await bench.next('reset', (event) => event.connection === connection);
      const closed = await bench.next('closed', (event) => event.connection === connection);
      assert.equal(closed.bytesOut + reset.lost, total);
      assert.ok(reader.count <= closed.bytesOut);
      assert.deepEqual([reset.unacknowledged, closed.unacknowledged], ['unknown', 'unknown']);
      await bench.engine.close(id);
      const whole = await bench.next('closed', (event) => event.endpoint === id);
      assert.equal(whole.lost, reset.lost);
    });
  }

  it('when nothing was sent: nothing is unknown', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const socket = await plain.dial(local);
    await bench.next('accepted');
    socket.resetAndDestroy();
    const closed = await bench.next('closed');
    assert.equal(closed.unacknowledged, undefined);
  });

  it("an orderly client that is forgotten: our side ends endAfterMs after the peer's, and says so", async () => {
    for (const address of addresses()) {
      const { local, id } = await bench.listen(`${address}?endAfterMs=30`);
      const socket = await plain.dial(local);
      socket.end('bye');
      socket.resume();
      await once(socket, 'close');
      const end = await bench.next('end', (event) => event.endpoint === id && event.direction === 'out');
      assert.equal(end.afterMs, 30);
      await bench.next('closed', (event) => event.endpoint === id);
      await bench.engine.close(id);
    }
  });
});
