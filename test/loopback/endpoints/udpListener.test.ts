import assert from 'node:assert/strict';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainUdp, nextDatagram, portOf } from '../../support/plainUdp.ts';

describe('UDP listener', () => {
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

  it("answers each datagram's sender, a connection for each", async () => {
    const { local } = await bench.listen('udp://127.0.0.1:0', 'on data reply "I am the UDP server."');
    const [first, second] = [await plain.open(), await plain.open()];
    first.send('one', portOf(local), '127.0.0.1');
    assert.equal(await nextDatagram(first), 'I am the UDP server.');
    second.send('two', portOf(local), '127.0.0.1');
    assert.equal(await nextDatagram(second), 'I am the UDP server.');
    const peers = bench.of('accepted').map((event) => event.remote);
    assert.deepEqual(peers, [`127.0.0.1:${first.address().port}`, `127.0.0.1:${second.address().port}`]);
    assert.deepEqual(new Set(bench.of('data').map((event) => event.call)), new Set(['recvfrom', 'sendto']));
    assert.equal(typeof bench.of('socket')[0]?.fd, process.platform === 'win32' ? 'undefined' : 'number');
  });

  it('counts an empty datagram as one', async () => {
    const { local } = await bench.listen('udp://127.0.0.1:0', 'echo');
    const socket = await plain.open();
    socket.send('', portOf(local), '127.0.0.1');
    assert.equal(await nextDatagram(socket), '');
    const [received, sent] = bench.of('data');
    assert.deepEqual([received?.direction, received?.bytes.length], ['in', 0]);
    assert.deepEqual([sent?.direction, sent?.bytes.length], ['out', 0]);
  });

  it('sends from a listener to the peer heard last, and to nobody before that', async () => {
    const { id, local } = await bench.listen('udp://127.0.0.1:0');
    const nobody = bench.engine.send(id, Buffer.from('x'));
    assert.equal(nobody.ok ? '' : nobody.failure.code, 'EDESTADDRREQ');
    const socket = await plain.open();
    socket.send('hello', portOf(local), '127.0.0.1');
    await bench.next('data');
    assert.ok(bench.engine.send(id, Buffer.from('you')).ok);
    assert.equal(await nextDatagram(socket), 'you');
  });

  it('forgets one peer and greets it anew', async () => {
    const { local } = await bench.listen('udp://127.0.0.1:0');
    const socket = await plain.open();
    socket.send('one', portOf(local), '127.0.0.1');
    const first = await bench.next('accepted');
    await bench.engine.close(first.connection);
    await bench.next('closed', (event) => event.connection === first.connection);
    socket.send('two', portOf(local), '127.0.0.1');
    assert.notEqual((await bench.next('accepted')).connection, first.connection);
  });

  it('tells that a port is taken', async () => {
    const { local } = await bench.listen('udp://127.0.0.1:0');
    const result = await bench.begin('listener', local).ready;
    assert.equal(result.ok ? '' : result.failure.code, 'EADDRINUSE');
  });

  it('listens on IPv4 and IPv6 at once', async () => {
    const { local } = await bench.listen('udp://*:0', 'echo');
    const [four, six] = [await plain.open('udp4'), await plain.open('udp6')];
    four.send('4', portOf(local), '127.0.0.1');
    assert.equal(await nextDatagram(four), '4');
    six.send('6', portOf(local), '::1');
    assert.equal(await nextDatagram(six), '6');
    const remotes = bench.of('accepted').map((event) => event.remote.replace(/\d+$/, ''));
    assert.deepEqual(remotes, ['127.0.0.1:', '[::1]:']);
  });

  it('hears a datagram as long as they get, and each as one', async () => {
    const { local } = await bench.listen('udp://127.0.0.1:0?receiveBuffer=262144');
    const socket = await plain.open();
    for (const length of [65_507, 0, 1]) {
      socket.send(new Uint8Array(length), portOf(local), '127.0.0.1');
      assert.equal((await bench.next('data')).bytes.length, length);
    }
    assert.deepEqual(
      bench.of('data').map((event) => event.offset),
      [0, 65_507, 65_507],
    );
  });

  it('goes on when one of its peers has gone and an answer finds nobody', async () => {
    const { id, local } = await bench.listen('udp://127.0.0.1:0', 'echo');
    const port = await plain.deadPort();
    const living = await plain.open();
    living.send('x', portOf(local), '127.0.0.1');
    assert.equal(await nextDatagram(living), 'x');
    const gone = await bench.connect(`udp://127.0.0.1:${portOf(local)}?localPort=${port}`);
    bench.engine.send(gone.connection, Buffer.from('and away'));
    await bench.next('data', (event) => event.endpoint === gone.id && event.direction === 'out');
    await bench.engine.close(gone.id);
    await bench.next('data', (event) => event.endpoint === id && event.bytes.length === 8);
    living.send('still there?', portOf(local), '127.0.0.1');
    assert.equal(await nextDatagram(living), 'still there?');
  });

  it('sends what waits when it is stopped while sending', async () => {
    const { id, local } = await bench.listen('udp://127.0.0.1:0?receiveBuffer=1048576', 'echo');
    const socket = await plain.open();
    socket.setRecvBufferSize(1_048_576);
    const heard: Buffer[] = [];
    socket.on('message', (bytes) => void heard.push(bytes));
    socket.send('first', portOf(local), '127.0.0.1');
    const { connection } = await bench.next('accepted');
    for (let index = 0; index < 100; index++) bench.engine.send(connection, Buffer.from(`datagram ${index}`));
    await bench.engine.close(id);
    const closed = bench.of('closed').find((event) => event.connection === connection);
    const sent = bench.of('data').filter((event) => event.direction === 'out').length;
    assert.deepEqual([closed?.lost, sent], [0, 101]);
    while (heard.length < 101) await nextDatagram(socket);
  });
});
