import assert from 'node:assert/strict';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainTcp, readAll } from '../../support/plainTcp.ts';

describe('TCP listener', () => {
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

  it('tells every call of a listener in order', async () => {
    const { id, local } = await bench.listen(
      'tcp://127.0.0.1:0?backlog=5',
      'on data reply "thanks" then close',
    );
    const socket = await plain.dial(local);
    socket.end('hello');
    assert.equal(await readAll(socket), 'thanks');
    await bench.next('closed');
    await bench.engine.close(id);
    const calls = bench.events.map((event) => ('call' in event ? event.call : event.type));
    assert.deepEqual(calls.slice(0, 8), [
      'opening',
      'socket',
      'setsockopt',
      'bind',
      'listen',
      'accept',
      'recv',
      'send',
    ]);
    assert.equal(bench.of('listening')[0]?.backlog, 5);
    assert.deepEqual(calls.slice(-2), ['close', 'close']);
    const [connectionClosed, endpointClosed] = bench.of('closed');
    assert.deepEqual(
      [connectionClosed?.bytesIn, connectionClosed?.bytesOut, connectionClosed?.lost],
      [5, 6, 0],
    );
    assert.deepEqual(
      [endpointClosed?.bytesIn, endpointClosed?.bytesOut, endpointClosed?.connection],
      [5, 6, undefined],
    );
  });

  it('gives the file descriptor of the listener and of each connection', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    await plain.dial(local);
    const accepted = await bench.next('accepted');
    if (process.platform === 'win32') return;
    assert.equal(typeof bench.of('socket')[0]?.fd, 'number');
    assert.equal(typeof accepted.fd, 'number');
  });

  it('tells that a port is taken, by whom, and closes cleanly', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const { ready } = bench.begin('listener', local);
    const result = await ready;
    assert.ok(!result.ok);
    assert.deepEqual([result.failure.code, result.failure.call], ['EADDRINUSE', 'bind']);
    if (process.platform === 'linux') assert.match(result.failure.message, new RegExp(`pid ${process.pid}`));
    await bench.next('closed');
  });

  it('listens on all interfaces, IPv4 and IPv6, and shows mapped addresses as IPv4', async () => {
    const { local } = await bench.listen('tcp://*:0');
    const port = local.slice(local.lastIndexOf(':') + 1);
    await plain.dial(`tcp://127.0.0.1:${port}`);
    assert.match((await bench.next('accepted')).remote, /^127\.0\.0\.1:/);
    await plain.dial(`tcp://[::1]:${port}`);
    assert.match((await bench.next('accepted')).remote, /^\[::1\]:/);
  });

  it('changes the responder while it runs', async () => {
    const { id, local } = await bench.listen('tcp://127.0.0.1:0');
    const socket = await plain.dial(local);
    await bench.next('accepted');
    assert.ok(bench.engine.setResponder(id, 'on data reply "now"').ok);
    assert.equal(bench.engine.setResponder(id, 'on data repl').ok, false);
    socket.end('x');
    assert.equal(await readAll(socket), 'now');
  });

  it('says that an address is not of this machine', async () => {
    const result = await bench.begin('listener', 'tcp://192.0.2.1:0').ready;
    assert.deepEqual(result.ok ? [] : [result.failure.code, result.failure.call], ['EADDRNOTAVAIL', 'bind']);
    assert.equal(bench.events.at(-1)?.type, 'closed');
  });

  it('says that a port is privileged', async function () {
    // Where the tests run with all rights, or the system has no such ports, the errno is scripted in the unit tests.
    const result = await bench.begin('listener', 'tcp://127.0.0.1:1').ready;
    if (result.ok || result.failure.code !== 'EACCES') this.skip();
    assert.match(result.failure.message, /below 1024/);
  });

  it('tells a name that is not found', async () => {
    await bench.dispose();
    const failure = { code: 'ENOTFOUND', message: 'not found' };
    bench = new EngineBench({ resolve: () => Promise.resolve({ ok: false, failure }) });
    const result = await bench.begin('listener', 'tcp://nowhere.test:0').ready;
    assert.equal(result.ok ? '' : result.failure.code, 'ENOTFOUND');
    assert.equal(bench.of('resolved')[0]?.failure?.code, 'ENOTFOUND');
  });
});
