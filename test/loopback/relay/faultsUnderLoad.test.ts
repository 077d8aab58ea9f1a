/** Chains of faults that must keep every byte, changed while traffic flows, and targets that die. */
import assert from 'node:assert/strict';
import { createHash, randomBytes, type Hash } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseFault } from '../../../src/language/experiment/faults/parseFault.ts';
import type { Fault } from '../../../src/model/faultSpec.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainTcp } from '../../support/plainTcp.ts';

const megabyte = 1024 * 1024;

function faultsOf(lines: readonly string[]): Fault[] {
  return lines.map((line) => {
    const parsed = parseFault(line);
    assert.ok(parsed.ok, line);
    return parsed.value;
  });
}

/** None of them may lose, change or swap bytes of a stream. */
const chains: readonly (readonly string[])[] = [
  [],
  ['latency 3ms jitter 3ms'],
  ['slice 4KiB vary 1KiB', 'latency 1ms'],
  ['bandwidth 400MB/s', 'slice 16KiB'],
  ['latency 2ms up', 'bandwidth 300MB/s down', 'slowClose 20ms', 'slice 8KiB vary 8KiB chance 50% per chunk'],
  ['replace "no such bytes in here" with "other"', 'latency 1ms chance 30% per chunk'],
];

describe('faults under load', () => {
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

  async function joined(lines: readonly string[]) {
    const { port, next } = await plain.serve();
    const { id, local } = await bench.relay('tcp://127.0.0.1:0', `tcp://127.0.0.1:${port}`, {
      faults: faultsOf(lines),
      seed: 7,
    });
    const client = await plain.dial(local);
    return { id, local, client, server: await next(), next };
  }

  /** Sends while `goes` says so, then ends; resolves with the hash of what was sent. */
  async function pump(socket: Socket, goes: (sent: number) => boolean): Promise<string> {
    const hash = createHash('sha256');
    const piece = randomBytes(64 * 1024);
    for (let sent = 0; goes(sent); sent += piece.length) {
      hash.update(piece);
      if (!socket.write(piece)) await once(socket, 'drain');
      else await nextTurn();
    }
    socket.end();
    return hash.digest('hex');
  }

  async function hashOf(socket: Socket): Promise<string> {
    const hash: Hash = createHash('sha256');
    socket.on('data', (bytes: Buffer) => hash.update(bytes));
    await once(socket, 'end');
    return hash.digest('hex');
  }

  for (const lines of chains)
    it(`keeps every byte both ways: ${lines.join(', ') || 'none'}`, async () => {
      const { client, server } = await joined(lines);
      const goes = (sent: number): boolean => sent < 8 * megabyte;
      const read = Promise.all([hashOf(client), hashOf(server)]);
      const [up, down] = await Promise.all([pump(client, goes), pump(server, goes)]);
      assert.deepEqual(await read, [down, up]);
    });

  it('keeps every byte while its faults are switched a thousand times', async () => {
    const { id, client, server } = await joined([]);
    let switches = 0;
    const read = Promise.all([hashOf(client), hashOf(server)]);
    const goes = (): boolean => switches < 1000;
    const sent = Promise.all([pump(client, goes), pump(server, goes)]);
    while (switches < 1000) {
      const set = bench.engine.setFaults(id, faultsOf(chains[switches % chains.length] ?? []));
      assert.ok(set.ok);
      switches += 1;
      await nextTurn();
    }
    bench.engine.setFaults(id, []);
    const [up, down] = await sent;
    assert.deepEqual(await read, [down, up]);
    assert.ok(client.bytesWritten > megabyte, `${client.bytesWritten} bytes only`);
  });

  /** What the client and the server have done before the target dies. */
  const states: Readonly<Record<string, (client: Socket, server: Socket) => Promise<void>>> = {
    idle: () => Promise.resolve(),
    'while it is sent more than it reads': async (client, server) => {
      server.pause();
      while (client.write(randomBytes(megabyte))) await nextTurn();
      await nextTurn();
    },
    'while it answers more than the client reads': async (client, server) => {
      client.pause();
      for (let count = 0; count < 8; count += 1) server.write(randomBytes(megabyte));
      await nextTurn();
    },
    'after the client has ended its side': async (client, server) => {
      client.end('question');
      await once(server.resume(), 'end');
    },
    'after it has ended its own': async (client, server) => {
      server.end('answer');
      await once(client.resume(), 'end');
    },
  };

  for (const [when, prepare] of Object.entries(states))
    for (const lines of [[], ['latency 5ms', 'slice 1KiB']])
      it(`a target dies ${when}${lines.length > 0 ? ', behind faults' : ''}: its client is let go, others go on`, async () => {
        const { client, server, local, next } = await joined(lines);
        await prepare(client, server);
        const { connection } = bench.of('accepted').at(-1) ?? assert.fail();
        const closed = bench.next('closed', (event) => event.connection === connection);
        client.resume();
        server.resetAndDestroy();
        await once(server, 'close');
        // After both ends of one direction, a reset is only met by who sends.
        if (client.readableEnded) client.write('more');
        await closed;
        const other = await plain.dial(local);
        const behind = await next();
        other.end('still here');
        const [bytes] = (await once(behind, 'data')) as [Buffer];
        assert.equal(String(bytes), 'still here');
      });
});
