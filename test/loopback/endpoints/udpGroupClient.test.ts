import assert from 'node:assert/strict';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainUdp, nextDatagram, portOf } from '../../support/plainUdp.ts';

describe('UDP client of a group or broadcast address', () => {
  let bench: EngineBench;
  let plain: PlainUdp;

  beforeEach(() => {
    bench = new EngineBench();
    plain = new PlainUdp();
  });

  afterEach(async () => {
    plain.close();
    await bench.dispose();
  });

  it('broadcasts only where it was asked to', async () => {
    const without = await bench.begin('client', 'udp://127.255.255.255:9').ready;
    assert.equal(without.ok ? '' : without.failure.code, 'EACCES');
    const { local } = await bench.listen('udp://*:0');
    const { id, ready } = bench.begin('client', `udp://127.255.255.255:${portOf(local)}?broadcast=true`);
    assert.ok((await ready).ok);
    bench.engine.send(id, Buffer.from('all of you'));
    const heard = await bench.next('data', (event) => event.direction === 'in');
    assert.equal(Buffer.from(heard.bytes).toString(), 'all of you');
  });

  it('says what is missing where it was not asked to', async () => {
    const { id, ready } = bench.begin('client', 'udp://255.255.255.255:9');
    assert.ok((await ready).ok);
    bench.engine.send(id, Buffer.from('all of you'));
    const { failure } = await bench.next('error');
    assert.equal(failure.code, 'EACCES');
    assert.match(`${failure.message} ${failure.advice ?? ''}`, /255\.255\.255\.255:9.*\?broadcast=true/);
  });

  it('looks up a name too', async () => {
    await bench.dispose();
    bench = new EngineBench({ resolve: () => Promise.resolve({ ok: true, value: ['127.0.0.1'] }) });
    const socket = await plain.open();
    const { id, ready } = bench.begin(
      'client',
      `udp://everybody.test:${socket.address().port}?broadcast=true`,
    );
    assert.ok((await ready).ok);
    bench.engine.send(id, Buffer.from('hello'));
    assert.equal(await nextDatagram(socket), 'hello');
    assert.deepEqual(bench.of('resolved')[0]?.addresses, ['127.0.0.1']);
    assert.equal(bench.of('accepted')[0]?.remote, `127.0.0.1:${socket.address().port}`);
  });
});
