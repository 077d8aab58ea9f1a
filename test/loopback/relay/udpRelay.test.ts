import assert from 'node:assert/strict';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { EngineBench } from '../../support/engineBench.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { faultOf } from '../../support/pipelineLab.ts';

describe('UdpRelay', () => {
  let bench: EngineBench;
  let sockets: Socket[] = [];

  beforeEach(() => {
    bench = new EngineBench();
  });

  afterEach(async () => {
    for (const socket of sockets) socket.close();
    sockets = [];
    await bench.dispose();
  });

  async function bound(): Promise<Socket> {
    const socket = createSocket('udp4');
    sockets.push(socket);
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return socket;
  }

  async function received(socket: Socket): Promise<{ text: string; port: number }> {
    const [bytes, from] = (await once(socket, 'message')) as [Buffer, { port: number }];
    return { text: String(bytes), port: from.port };
  }

  const portOf = (local: string): number => Number(/:(\d+)$/.exec(local)?.[1]);

  it('passes each datagram on as one, and its answer to the client that asked', async () => {
    const [server, one, other] = [await bound(), await bound(), await bound()];
    const { local } = await bench.relay('udp://127.0.0.1:0', `udp://127.0.0.1:${server.address().port}`);
    one.send('one', portOf(local));
    const first = await received(server);
    other.send('', portOf(local));
    const second = await received(server);
    assert.deepEqual([first.text, second.text], ['one', '']);
    assert.notEqual(first.port, second.port);
    server.send('to other', second.port);
    server.send('to one', first.port);
    const answers = await Promise.all([received(one), received(other)]);
    assert.deepEqual(answers, [
      { text: 'to one', port: portOf(local) },
      { text: 'to other', port: portOf(local) },
    ]);
    const accepted = bench.of('accepted').map(({ connection }) => connection);
    const joined = bench.of('socket').flatMap(({ pair }) => pair ?? []);
    assert.deepEqual(joined, accepted);
  });

  it('tells that nothing listens at the target, and goes on', async () => {
    const [server, client] = [await bound(), await bound()];
    const { port } = server.address();
    const { local } = await bench.relay('udp://127.0.0.1:0', `udp://127.0.0.1:${port}`);
    client.send('first', portOf(local));
    await received(server);
    sockets = sockets.filter((socket) => socket !== server);
    server.close();
    client.send('lost', portOf(local));
    const { failure } = await bench.next('error');
    assert.equal(failure.code, 'ECONNREFUSED');
    const again = createSocket('udp4');
    sockets.push(again);
    again.bind(port, '127.0.0.1');
    await once(again, 'listening');
    client.send('arrives', portOf(local));
    assert.equal((await received(again)).text, 'arrives');
  });

  it('forgets a client that is idle, and takes it anew', async () => {
    const clock = new FakeClock();
    await bench.dispose();
    bench = new EngineBench({ clock });
    const [server, client] = [await bound(), await bound()];
    const { local } = await bench.relay('udp://127.0.0.1:0', `udp://127.0.0.1:${server.address().port}`);
    client.send('a', portOf(local));
    const first = await received(server);
    clock.advance(120_000);
    clock.advance(120_000);
    await bench.next('closed', ({ connection }) => connection !== undefined);
    await bench.next('closed', ({ connection }) => connection !== undefined);
    client.send('b', portOf(local));
    const second = await received(server);
    assert.equal(second.text, 'b');
    assert.notEqual(second.port, first.port);
  });

  it('closes every socket when it is stopped, and counts both sides', async () => {
    const [server, client] = [await bound(), await bound()];
    const { id, local } = await bench.relay('udp://127.0.0.1:0', `udp://127.0.0.1:${server.address().port}`);
    client.send('12345', portOf(local));
    const { port } = await received(server);
    server.send('123', port);
    await received(client);
    await bench.engine.close(id);
    const end = bench.events.at(-1);
    assert.ok(end?.type === 'closed' && end.connection === undefined);
    assert.deepEqual([end.bytesIn, end.bytesOut], [8, 8]);
  });

  it('forgets a client after as long as its address says', async () => {
    const clock = new FakeClock();
    await bench.dispose();
    bench = new EngineBench({ clock });
    const [server, client] = [await bound(), await bound()];
    const target = `udp://127.0.0.1:${server.address().port}`;
    const { local } = await bench.relay('udp://127.0.0.1:0?idleMs=50', target);
    client.send('a', portOf(local));
    await received(server);
    clock.advance(50);
    clock.advance(50);
    await bench.next('closed', ({ connection }) => connection !== undefined);
  });

  it('holds datagrams, each to be decided on for itself', async () => {
    const [server, client] = [await bound(), await bound()];
    const target = `udp://127.0.0.1:${server.address().port}`;
    const { local } = await bench.relay('udp://127.0.0.1:0', target, { faults: [faultOf('hold up')] });
    for (const text of ['one', 'two', 'three']) {
      client.send(text, portOf(local));
      await bench.next('fault', ({ did }) => did === 'held');
    }
    const [one, two, three] = bench.engine.held().map(({ id }) => id);
    const tooLong = bench.engine.decide(two ?? 0, { kind: 'forward', bytes: Buffer.alloc(65_508) });
    assert.equal(tooLong.ok ? undefined : tooLong.failure.code, 'EMSGSIZE');
    assert.ok(bench.engine.decide(one ?? 0, { kind: 'drop' }).ok);
    assert.ok(bench.engine.decide(three ?? 0, { kind: 'forward', bytes: Buffer.from('3') }).ok);
    assert.equal((await received(server)).text, '3');
    assert.ok(bench.engine.decide(two ?? 0, { kind: 'forward' }).ok);
    assert.equal((await received(server)).text, 'two');
  });
});
