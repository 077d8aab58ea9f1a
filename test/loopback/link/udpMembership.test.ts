import assert from 'node:assert/strict';
import { EngineBench } from '../../support/engineBench.ts';
import { portOf } from '../../support/plainUdp.ts';

describe('UDP groups', () => {
  let bench: EngineBench;

  beforeEach(() => {
    bench = new EngineBench();
  });

  afterEach(async () => {
    await bench.dispose();
  });

  it('fails for an interface that is not there', async () => {
    const result = await bench.begin('listener', 'udp://239.255.77.1:0?join=nosuch0').ready;
    assert.equal(result.ok ? '' : result.failure.code, 'ENODEV');
    await bench.next('closed');
  });

  for (const [family, group, host] of [
    ['IPv4', '239.255.77.1', '127.0.0.1'],
    ['IPv6', '[ff01::4d:1]', '[::1]'],
  ] as const) {
    it(`joins a group, hears it, answers the sender, and leaves: ${family}`, async function () {
      const lo = await bench.listen(`udp://${host}:0`);
      const port = portOf(lo.local);
      const name = process.platform === 'linux' ? 'lo' : host;
      const listener = bench.begin('listener', `udp://${group}:${port}?join=${name}`, 'upper');
      const ready = await listener.ready;
      assert.ok(ready.ok, ready.ok ? '' : `${ready.failure.code} ${ready.failure.message}`);
      const client = bench.begin('client', `udp://${group}:${port}?join=${name}&ttl=0&loop=true`);
      const clientReady = await client.ready;
      assert.ok(clientReady.ok, clientReady.ok ? '' : clientReady.failure.code);
      assert.ok(bench.engine.send(client.id, Buffer.from('hello group')).ok);
      const heard = await Promise.race([
        bench.next('data', (event) => event.endpoint === listener.id && event.direction === 'in'),
        bench.next('error', (event) => event.endpoint === client.id),
      ]);
      // Most systems have no IPv6 multicast route on the loopback; joining and the error have been seen then.
      if (heard.type === 'error' && heard.failure.code === 'ENETUNREACH') this.skip();
      assert.ok(heard.type === 'data');
      assert.equal(Buffer.from(heard.bytes).toString(), 'hello group');
      const back = await bench.next(
        'data',
        (event) => event.endpoint === client.id && event.direction === 'in',
      );
      assert.equal(Buffer.from(back.bytes).toString(), 'HELLO GROUP');
      const names = bench.of('option').map((event) => event.name);
      assert.ok(
        names.some((option) => option.includes('ADD_MEMBERSHIP')),
        names.join(),
      );
      assert.ok(
        names.some((option) => option.includes('MULTICAST_LOOP')),
        names.join(),
      );
    });
  }
});
