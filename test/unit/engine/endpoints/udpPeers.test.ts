import assert from 'node:assert/strict';
import { UdpPeers, peerLimit } from '../../../../src/engine/endpoints/udpPeers.ts';
import type { DatagramLink } from '../../../../src/engine/link/datagramLink.ts';
import { RuleResponders } from '../../../../src/engine/responders/rules/ruleResponders.ts';
import { errnoError } from '../../../support/errnoError.ts';
import { ScriptedContext } from '../../../support/scriptedContext.ts';
import { ScriptedDatagrams } from '../../../support/scriptedDatagrams.ts';

async function start(rule?: string) {
  const context = new ScriptedContext();
  const socket = new ScriptedDatagrams();
  const responder = new RuleResponders().read(rule);
  assert.ok(responder.ok);
  const bind = () => Promise.resolve({ ok: true, value: socket.asLink } as const);
  const peers = new UdpPeers(context, { bind }, responder.value);
  await peers.ready;
  return { context, clock: context.clock, events: context.events, socket, peers };
}

describe('UdpPeers', () => {
  it('keeps one connection for each remote address', async () => {
    const { context, socket, peers } = await start();
    for (const port of [1, 2, 1, 1, 2]) socket.hear('x', port);
    assert.equal(peers.connections.size, 2);
    assert.equal(context.of('accepted').length, 2);
    assert.equal(context.of('data').length, 5);
  });

  it('forgets the tenth that was idle longest when there are too many, says so, and keeps the count', async () => {
    const { clock, context, events, socket, peers } = await start();
    for (let port = 1; port <= peerLimit; port++) {
      socket.hear('x', port);
      clock.advance(1);
    }
    // The first is no longer the idlest.
    socket.hear('again', 1);
    assert.equal(peers.connections.size, peerLimit);
    socket.hear('one more', 60_000);
    assert.equal(peers.connections.size, peerLimit - peerLimit / 10 + 1);
    const dropped = context.of('dropped');
    assert.deepEqual(
      dropped.map((event) => [event.where, event.count]),
      [['peers', peerLimit / 10]],
    );
    const acceptedBefore = context.of('accepted').length;
    socket.hear('still known', 1);
    assert.equal(context.of('accepted').length, acceptedBefore);
    await peers.close();
    const closed = events.findLast((event) => event.type === 'closed');
    assert.equal(closed?.type === 'closed' ? closed.bytesIn : 0, peerLimit + 5 + 8 + 11);
  });

  it('leaves no timer behind', async () => {
    const { clock, socket, peers } = await start();
    socket.hear('x', 1);
    assert.equal(clock.pending, 1);
    await peers.close();
    assert.equal(clock.pending, 0);
  });

  it('tells an error of the socket, such as a gone interface, and goes on', async () => {
    const { context, socket, peers } = await start();
    socket.emit('error', errnoError('ENETDOWN', 'recvmsg'));
    const [error] = context.of('error');
    assert.deepEqual([error?.failure.code, error?.failure.call], ['ENETDOWN', 'recvfrom']);
    socket.hear('still here', 1);
    assert.equal(context.of('data').length, 1);
    await peers.close();
  });

  it('sends what waits before it closes', async () => {
    const { context, socket, peers } = await start('echo');
    socket.stuck = true;
    socket.hear('one', 1);
    const closed = peers.close();
    assert.equal(socket.closed, false);
    socket.take();
    await closed;
    assert.deepEqual(socket.sent, ['one']);
    const [connection, endpoint] = context.of('closed');
    assert.deepEqual([connection?.bytesIn, connection?.bytesOut, connection?.lost], [3, 3, 0]);
    assert.deepEqual([endpoint?.bytesIn, endpoint?.bytesOut], [3, 3]);
  });

  it('takes nothing more while it closes: nobody is left open, no timer runs', async () => {
    const { clock, context, events, socket, peers } = await start('echo');
    socket.stuck = true;
    socket.hear('one', 1);
    const closed = peers.close();
    socket.hear('too late', 2);
    socket.hear('too late', 1);
    socket.take();
    await closed;
    assert.equal(context.of('accepted').length, 1);
    assert.equal(context.of('data').filter((event) => event.direction === 'in').length, 1);
    assert.deepEqual(
      context.of('closed').map((event) => event.connection),
      [2, undefined],
    );
    assert.equal(events.at(-1)?.type, 'closed');
    assert.equal(clock.pending, 0);
  });

  it('tells why it could not be bound, and closes', async () => {
    const context = new ScriptedContext();
    const failure = { code: 'EACCES', message: 'no' };
    const peers = new UdpPeers(context, { bind: () => Promise.resolve({ ok: false, failure }) }, undefined);
    const result = await peers.ready;
    assert.equal(result.ok ? '' : result.failure.code, 'EACCES');
    await peers.closed;
    assert.deepEqual(context.types, ['error', 'closed']);
  });

  it('can be closed before it is bound', async () => {
    const context = new ScriptedContext();
    const socket = new ScriptedDatagrams();
    let answer: () => void = () => undefined;
    const bind = () =>
      new Promise<{ ok: true; value: DatagramLink }>((resolve) => {
        answer = () => resolve({ ok: true, value: socket.asLink });
      });
    const peers = new UdpPeers(context, { bind }, undefined);
    const closed = peers.close();
    answer();
    await closed;
    assert.equal(socket.closed, true);
    assert.deepEqual(context.types, ['closed']);
    assert.equal(peers.send(Buffer.from('x')).ok, false);
  });
});
