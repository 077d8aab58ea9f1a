import assert from 'node:assert/strict';
import { BusyListener } from '../../support/busyListener.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { PlainTcp, deadPort } from '../../support/plainTcp.ts';

describe('TCP client', () => {
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

  it('tells that nobody listens, after every attempt', async () => {
    const port = await deadPort();
    const { id, ready } = bench.begin('client', `tcp://127.0.0.1:${port}`);
    const result = await ready;
    assert.equal(result.ok ? '' : result.failure.code, 'ECONNREFUSED');
    assert.equal((await bench.next('attemptFailed')).failure.code, 'ECONNREFUSED');
    assert.equal((await bench.next('error')).endpoint, id);
    await bench.next('closed', (event) => event.connection === undefined);
  });

  it('keeps all answers of the resolver and connects to the one that listens', async () => {
    await bench.dispose();
    bench = new EngineBench({
      resolve: () => Promise.resolve({ ok: true, value: ['::1', '127.0.0.1'] }),
    });
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const { connection } = await bench.connect(local.replace('127.0.0.1', 'somewhere.test'));
    assert.deepEqual(bench.of('resolved')[0]?.addresses, ['::1', '127.0.0.1']);
    assert.equal(bench.of('attemptFailed').length, 1);
    assert.equal(bench.of('connected')[0]?.connection, connection);
  });

  it('tells that a name is not found', async () => {
    await bench.dispose();
    const failure = { code: 'ENOTFOUND', message: 'not found' };
    bench = new EngineBench({ resolve: () => Promise.resolve({ ok: false, failure }) });
    const result = await bench.begin('client', 'tcp://nowhere.test:80').ready;
    assert.equal(result.ok ? '' : result.failure.code, 'ENOTFOUND');
    assert.equal(bench.of('resolved')[0]?.failure?.code, 'ENOTFOUND');
  });

  it('can be given up while connecting', async () => {
    await bench.dispose();
    let answer: (value: { ok: true; value: string[] }) => void = () => undefined;
    bench = new EngineBench({ resolve: () => new Promise((resolve) => (answer = resolve)) });
    const { id, ready } = bench.begin('client', 'tcp://slow.test:80');
    const closed = bench.engine.close(id);
    answer({ ok: true, value: ['127.0.0.1'] });
    const result = await ready;
    assert.equal(result.ok ? '' : result.failure.code, 'ABORT_ERR');
    assert.ok((await closed).ok);
    assert.equal(bench.of('error').length, 0);
  });

  it('gives up on a listener whose backlog is full, when the time is over', async () => {
    const busy = await BusyListener.start({ host: '127.0.0.1', port: 0, backlog: 1 });
    try {
      const local = `tcp://127.0.0.1:${busy.port}`;
      await Promise.all([plain.dial(local), plain.dial(local)]);
      for (let index = 0; index < 4; index++) plain.begin(local);
      await bench.dispose();
      const clock = new FakeClock();
      bench = new EngineBench({ clock });
      const { ready } = bench.begin('client', `${local}?connectTimeoutMs=90000`);
      await bench.next('connecting');
      clock.advance(89_999);
      assert.equal(bench.of('attemptFailed').length, 0);
      clock.advance(1);
      const result = await ready;
      assert.equal(result.ok ? '' : result.failure.code, 'ETIMEDOUT');
      assert.equal(bench.events.at(-1)?.type, 'closed');
      assert.equal(clock.pending, 0);
    } finally {
      busy.kill();
    }
  });

  it('tells a local port that is taken, and a local address that is not ours', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const taken = local.slice(local.lastIndexOf(':') + 1);
    const peer = await bench.listen('tcp://127.0.0.1:0');
    const by = process.platform === 'linux' ? ` by Socket Lab itself, pid ${process.pid}` : '';
    for (const [options, code, own, message] of [
      [
        `localAddress=127.0.0.1&localPort=${taken}`,
        'EADDRINUSE',
        `tcp://127.0.0.1:${taken}`,
        `Port ${taken} is already in use${by}.`,
      ],
      [`localPort=${taken}`, 'EADDRINUSE', `tcp://0.0.0.0:${taken}`, `Port ${taken} is already in use${by}.`],
      [
        'localAddress=192.0.2.1',
        'EADDRNOTAVAIL',
        'tcp://192.0.2.1:0',
        'No interface of this machine has the address 192.0.2.1.',
      ],
    ] as const) {
      const { id, ready } = bench.begin('client', `${peer.local}?${options}`);
      const result = await ready;
      const { failure } = result.ok ? assert.fail() : result;
      assert.deepEqual(
        [failure.code, failure.call, failure.address, failure.message],
        [code, 'bind', own, message],
      );
      assert.equal((await bench.next('attemptFailed')).call, 'bind');
      await bench.next('closed', (event) => event.endpoint === id && event.connection === undefined);
    }
  });

  it('keeps trying a port on which nobody listens, until somebody does', async () => {
    await bench.dispose();
    const clock = new FakeClock();
    bench = new EngineBench({ clock });
    const port = await deadPort();
    const { id } = bench.begin('client', `tcp://127.0.0.1:${port}?reconnectMs=60000`);
    for (let attempt = 1; attempt <= 3; attempt++) {
      assert.equal((await bench.next('reconnecting')).attempt, attempt);
      if (attempt === 3) await bench.listen(`tcp://127.0.0.1:${port}`);
      clock.advance(60_000);
    }
    await bench.next('connected');
    await bench.engine.close(id);
    assert.equal(clock.pending, 0);
  });

  it('sets and tells the options it was asked for', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0?noDelay=true&keepAliveMs=30000');
    const { id } = await bench.connect(`${local}?noDelay=true&keepAliveMs=1500&localAddress=127.0.0.1`);
    await bench.next('accepted');
    const told = (endpoint: boolean): string[] =>
      bench
        .of('option')
        .filter((event) => event.setBy === 'user' && (event.endpoint === id) === endpoint)
        .map(({ name, value }) => `${name}=${value}`);
    assert.deepEqual(told(true), ['TCP_NODELAY=1', 'SO_KEEPALIVE=1', 'TCP_KEEPIDLE=1']);
    assert.deepEqual(told(false), ['TCP_NODELAY=1', 'SO_KEEPALIVE=1', 'TCP_KEEPIDLE=30']);
  });
});
