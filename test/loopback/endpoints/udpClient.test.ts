import assert from 'node:assert/strict';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainUdp } from '../../support/plainUdp.ts';

describe('UDP client', () => {
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

  it('connects a client, so that "port unreachable" arrives, and goes on after it', async () => {
    const port = await plain.deadPort();
    const { connection } = await bench.connect(`udp://127.0.0.1:${port}`);
    assert.ok(bench.engine.send(connection, Buffer.from('anybody?')).ok);
    const error = await bench.next('error');
    assert.deepEqual([error.failure.code, error.connection], ['ECONNREFUSED', connection]);
    assert.ok(bench.engine.isOpen(connection));
    assert.equal(bench.of('closed').length, 0);
  });

  it('talks from a client to a listener and back', async () => {
    const { local } = await bench.listen('udp://127.0.0.1:0', 'upper');
    const { id, connection } = await bench.connect(local);
    bench.engine.send(id, Buffer.from('taco 🌮'));
    await bench.next('data', (event) => event.connection === connection && event.direction === 'in');
    assert.equal(bench.text(connection, 'in'), 'TACO 🌮');
    await bench.engine.close(id);
    assert.deepEqual(
      bench
        .of('closed')
        .slice(0, 2)
        .map((event) => [event.bytesIn, event.bytesOut]),
      [
        [9, 9],
        [9, 9],
      ],
    );
  });

  it('has no half-close, no reset and no pause', async () => {
    const { local } = await bench.listen('udp://127.0.0.1:0');
    const { connection } = await bench.connect(local);
    const { engine } = bench;
    const codes = [
      engine.halfClose(connection),
      engine.reset(connection),
      engine.pauseReading(connection),
      engine.resumeReading(connection),
    ].map((result) => (result.ok ? '' : result.failure.code));
    assert.deepEqual(new Set(codes), new Set(['EOPNOTSUPP']));
  });

  it('tells a name that is not found, and closes', async () => {
    await bench.dispose();
    const failure = { code: 'ENOTFOUND', message: 'not found' };
    bench = new EngineBench({ resolve: () => Promise.resolve({ ok: false, failure }) });
    const result = await bench.begin('client', 'udp://nowhere.test:80').ready;
    assert.equal(result.ok ? '' : result.failure.code, 'ENOTFOUND');
    assert.equal(bench.of('resolved')[0]?.failure?.code, 'ENOTFOUND');
    assert.equal(bench.events.at(-1)?.type, 'closed');
  });

  it('tells a local port that is taken, and a local address that is not ours', async () => {
    const taken = (await plain.open()).address().port;
    for (const [options, code] of [
      [`localAddress=127.0.0.1&localPort=${taken}`, 'EADDRINUSE'],
      ['localAddress=192.0.2.1', 'EADDRNOTAVAIL'],
    ]) {
      const result = await bench.begin('client', `udp://127.0.0.1:9?${options}`).ready;
      assert.equal(result.ok ? '' : result.failure.code, code);
      assert.equal(bench.events.at(-1)?.type, 'closed');
    }
  });

  it('survives many "port unreachable" in a row, the other endpoints too', async () => {
    const other = await bench.listen('udp://127.0.0.1:0', 'echo');
    const { connection } = await bench.connect(`udp://127.0.0.1:${await plain.deadPort()}`);
    for (let index = 0; index < 20; index++) {
      bench.engine.send(connection, Buffer.from('anybody?'));
      await bench.next('error', (event) => event.connection === connection);
    }
    assert.ok(bench.engine.isOpen(connection));
    const friend = await bench.connect(other.local);
    bench.engine.send(friend.connection, Buffer.from('hello'));
    await bench.next('data', (event) => event.connection === friend.connection && event.direction === 'in');
  });
});
