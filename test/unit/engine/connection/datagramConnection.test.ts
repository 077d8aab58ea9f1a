import assert from 'node:assert/strict';
import { UdpPeer, datagramQueueLimitBytes } from '../../../../src/engine/connection/datagramConnection.ts';
import { success } from '../../../../src/model/result.ts';
import { ScriptedContext } from '../../../support/scriptedContext.ts';
import { ScriptedDatagrams } from '../../../support/scriptedDatagrams.ts';

function start(connected = false) {
  const context = new ScriptedContext();
  const socket = new ScriptedDatagrams();
  let closed = 0;
  const peer = new UdpPeer(context, {
    id: 2,
    link: socket.asLink,
    remote: '127.0.0.1:5000',
    ...(connected ? {} : { to: { address: '127.0.0.1', port: 5000 } }),
    createResponder: undefined,
    sendToAll: () => undefined,
    onClosed: () => closed++,
  });
  return { context, socket, peer, closedTimes: () => closed };
}

describe('UdpPeer', () => {
  for (const code of ['ENETDOWN', 'ENETUNREACH', 'EHOSTUNREACH', 'EMSGSIZE', 'EPERM', 'ENOBUFS']) {
    it(`tells ${code} of one datagram, counts nothing for it, and sends the next`, () => {
      const { context, socket, peer } = start();
      socket.failsWith = code;
      assert.ok(peer.send(Buffer.from('lost')).ok);
      socket.failsWith = undefined;
      peer.send(Buffer.from('sent'));
      const [error] = context.of('error');
      assert.deepEqual([error?.failure.code, error?.failure.call, error?.connection], [code, 'sendto', 2]);
      assert.deepEqual(
        context.of('data').map((event) => [event.direction, event.offset, event.bytes.length]),
        [['out', 0, 4]],
      );
      assert.equal(peer.bytesOut, 4);
    });
  }

  for (const [code, said] of [
    ['EACCES', /broadcast=true/],
    ['EINVAL', /both ends are of one family/],
  ] as const) {
    it(`says of ${code} what it means for a datagram`, () => {
      const { context, socket, peer } = start();
      socket.failsWith = code;
      peer.send(Buffer.from('x'));
      assert.match(context.of('error')[0]?.failure.advice ?? '', said);
    });
  }

  it('says what is called on a connected socket and on another', () => {
    for (const [connected, calls] of [
      [true, ['recv', 'send']],
      [false, ['recvfrom', 'sendto']],
    ] as const) {
      const { context, peer } = start(connected);
      peer.received(Buffer.from('x'));
      peer.send(Buffer.from('y'));
      assert.deepEqual(
        context.of('data').map((event) => event.call),
        calls,
      );
    }
  });

  it('counts offsets by direction, empty datagrams included', () => {
    const { context, peer } = start();
    for (const text of ['ab', '', 'c']) peer.received(Buffer.from(text));
    for (const text of ['', 'de', 'f']) peer.send(Buffer.from(text));
    const offsets = (direction: string): number[] =>
      context.of('data').flatMap((event) => (event.direction === direction ? [event.offset] : []));
    assert.deepEqual(
      [offsets('in'), offsets('out')],
      [
        [0, 2, 2],
        [0, 0, 2],
      ],
    );
  });

  it('refuses what goes over the queue limit, says so, and goes on once there is room', async () => {
    const { context, socket, peer } = start();
    socket.stuck = true;
    assert.ok(peer.send(new Uint8Array(datagramQueueLimitBytes)).ok);
    const over = peer.send(new Uint8Array(1));
    assert.equal(over.ok ? '' : over.failure.code, 'ENOBUFS');
    assert.deepEqual([context.of('dropped')[0]?.where, context.of('dropped')[0]?.count], ['sendQueue', 1]);
    const drained = peer.whenDrained();
    socket.take();
    await drained;
    assert.ok(peer.send(new Uint8Array(1)).ok);
  });

  it('when closed, sends what waits and takes nothing more', () => {
    const { context, socket, peer, closedTimes } = start();
    socket.stuck = true;
    peer.send(Buffer.from('waits'));
    peer.close();
    assert.equal(peer.send(Buffer.from('x')).ok, false);
    assert.equal(closedTimes(), 0);
    socket.take();
    const [closed] = context.of('closed');
    assert.deepEqual([closed?.bytesOut, closed?.lost, closedTimes()], [5, 0, 1]);
    assert.equal(context.registered.size, 0);
  });

  it('when abandoned, what waits is lost, and a late answer of the kernel harms nobody', async () => {
    const { context, socket, peer, closedTimes } = start();
    socket.stuck = true;
    peer.send(Buffer.from('waits'));
    const drained = peer.whenDrained();
    peer.abandon();
    await drained;
    socket.take();
    const [closed] = context.of('closed');
    assert.deepEqual([closed?.bytesOut, closed?.lost, closedTimes()], [0, 5, 1]);
    assert.equal(context.events.at(-1)?.type, 'closed');
  });

  it('writes: settles when the kernel has taken the datagram, or has refused it', async () => {
    const { context, socket, peer } = start();
    socket.stuck = true;
    const [first, second] = [peer.write(Buffer.from('one')), peer.write(Buffer.from('two'))];
    socket.take();
    assert.deepEqual([await first, await second], [success({ bytes: 3 }), success({ bytes: 3 })]);
    socket.stuck = false;
    socket.failsWith = 'EMSGSIZE';
    const refused = await peer.write(Buffer.from('lost'));
    assert.ok(refused.ok);
    assert.deepEqual([refused.value.bytes, refused.value.failure?.code], [0, 'EMSGSIZE']);
    assert.equal(context.of('error').length, 1);
  });

  it('writes: waits no longer than its signal, and not past the end', async () => {
    const { socket, peer } = start();
    socket.stuck = true;
    const stop = new AbortController();
    const [aborted, waiting] = [peer.write(Buffer.from('one'), stop.signal), peer.write(Buffer.from('two'))];
    stop.abort();
    assert.deepEqual(await aborted, success({ bytes: 3 }));
    peer.abandon();
    const lost = await waiting;
    assert.deepEqual(lost.ok && [lost.value.bytes, lost.value.failure?.code], [0, 'ECONNABORTED']);
    const refused = await peer.write(Buffer.from('three'));
    assert.equal(refused.ok ? '' : refused.failure.code, 'EBADF');
  });

  it('closes for a responder that ends or resets: there is nothing else to do', () => {
    for (const ending of ['end', 'close', 'reset'] as const) {
      const { context, peer } = start();
      peer.setResponder(() => ({
        data: (bytes, reply) => {
          reply.send(bytes);
          reply[ending]();
        },
      }));
      peer.received(Buffer.from('x'));
      assert.deepEqual(context.types, ['data', 'data', 'closed']);
    }
  });
});
