import assert from 'node:assert/strict';
import { EngineBench } from '../../support/engineBench.ts';

describe('UdpPeer', () => {
  let bench: EngineBench;

  beforeEach(() => {
    bench = new EngineBench();
  });

  afterEach(async () => {
    await bench.dispose();
  });

  it('tells a datagram that is too long, and goes on', async () => {
    const { local } = await bench.listen('udp://127.0.0.1:0');
    const { connection } = await bench.connect(local);
    bench.engine.send(connection, new Uint8Array(70_000));
    assert.equal((await bench.next('error')).failure.code, 'EMSGSIZE');
    bench.engine.send(connection, Buffer.from('short'));
    await bench.next('data', (event) => event.direction === 'in');
    assert.equal(bench.of('data').find((event) => event.direction === 'out')?.bytes.length, 5);
  });
});
