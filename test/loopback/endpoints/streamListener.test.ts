import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Ledger } from '../../../src/capture/ledger/ledger.ts';
import { DescriptorBudget } from '../../../src/node/descriptorBudget.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainTcp } from '../../support/plainTcp.ts';

describe('StreamListener', () => {
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

  it('refuses over maxConnections, visibly', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0?maxConnections=1');
    await plain.dial(local);
    await plain.dial(local);
    const refused = await bench.next('refused');
    assert.deepEqual([refused.limit, refused.limitValue], ['maxConnections', 1]);
    assert.equal(bench.of('accepted').length, 1);
  });

  it('closes everything it holds when stopped, also while sending', async () => {
    const { id, local } = await bench.listen('tcp://127.0.0.1:0');
    const socket = await plain.dial(local);
    socket.pause();
    const { connection } = await bench.next('accepted');
    bench.engine.send(connection, new Uint8Array(48 * 1024 * 1024));
    await bench.next('waiting');
    await bench.engine.close(id);
    const closed = await bench.next('closed', (event) => event.connection === connection);
    assert.equal(closed.bytesOut + closed.lost, 48 * 1024 * 1024);
    assert.ok(closed.lost > 0);
  });

  it('streams chargen as fast as it is read, and stops when stopped', async () => {
    const { id, local } = await bench.listen('tcp://127.0.0.1:0', 'chargen');
    const socket = await plain.dial(local);
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    assert.ok(chunk.toString('latin1').startsWith(' !"#'));
    await bench.engine.close(id);
    assert.equal(bench.engine.isOpen(id), false);
  });

  it('survives peers that reset right after they are accepted, and goes on', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'on connect reply "welcome"');
    for (let index = 0; index < 50; index++) {
      const socket = plain.begin(local);
      socket.once('connect', () => socket.resetAndDestroy());
    }
    for (let index = 0; index < 50; index++) {
      const { connection } = await bench.next('accepted');
      await bench.next('reset', (event) => event.connection === connection);
      await bench.next('closed', (event) => event.connection === connection);
    }
    const friend = await plain.dial(local);
    const [welcome] = (await once(friend, 'data')) as [Buffer];
    assert.equal(welcome.toString(), 'welcome');
    assert.equal(bench.of('error').length, 0);
  });

  it('refuses at the descriptor limit, counts it, and accepts again when some have closed', async () => {
    await bench.dispose();
    bench = new EngineBench({ descriptors: new DescriptorBudget(() => 3) });
    const ledger = new Ledger();
    bench.engine.subscribe((event) => ledger.apply(event));
    const { id, local } = await bench.listen('tcp://127.0.0.1:0', 'echo');
    const sockets: Socket[] = [];
    for (let index = 0; index < 5; index++) sockets.push(await plain.dial(local));
    for (let index = 0; index < 2; index++) {
      assert.deepEqual((await bench.next('refused')).limit, 'descriptors');
    }
    assert.deepEqual([ledger.endpoint(id)?.openConnections, ledger.endpoint(id)?.refused], [3, 2]);
    for (const socket of sockets.slice(0, 3)) socket.write('still here');
    for (let index = 0; index < 3; index++) await bench.next('data', (event) => event.direction === 'out');
    sockets[0]?.end();
    await bench.next('closed');
    const again = await plain.dial(local);
    again.write('x');
    await bench.next('data', (event) => event.bytes.length === 1 && event.direction === 'out');
    assert.deepEqual([ledger.endpoint(id)?.openConnections, ledger.endpoint(id)?.totalConnections], [3, 4]);
  });
});
