import assert from 'node:assert/strict';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainTcp } from '../../support/plainTcp.ts';

describe('StreamClient', () => {
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

  it('connects again after the connection is lost, until it is stopped', async () => {
    const first = await bench.listen('tcp://127.0.0.1:0');
    const { id, connection } = await bench.connect(`${first.local}?reconnectMs=10`);
    const accepted = await bench.next('accepted');
    bench.engine.reset(accepted.connection);
    await bench.next('reconnecting');
    const again = await bench.next('connected', (event) => event.connection !== connection);
    assert.equal(again.endpoint, id);
    await bench.engine.close(id);
    assert.equal(bench.engine.isOpen(id), false);
  });

  it('connects again when the listener has stopped in order and is back', async () => {
    const { id, local } = await bench.listen('tcp://127.0.0.1:0');
    const client = await bench.connect(`${local}?reconnectMs=10`);
    await bench.next('accepted');
    await bench.engine.close(id);
    await bench.next('reconnecting');
    await bench.listen(local);
    const again = await bench.next('connected', (event) => event.connection !== client.connection);
    assert.equal(again.endpoint, client.id);
    assert.equal(bench.of('reset').length, 0);
  });
});
