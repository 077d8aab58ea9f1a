import assert from 'node:assert/strict';
import { ResponderConsumer } from '../../../../src/engine/connection/responderConsumer.ts';
import { sharedReadBuffer } from '../../../../src/engine/link/readBuffer.ts';
import type { Responder } from '../../../../src/engine/responders/responder.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { ReplyLog } from '../../../support/replyLog.ts';

function start(responder: Responder) {
  const clock = new FakeClock();
  const reply = new ReplyLog();
  let made = 0;
  const holds: boolean[] = [];
  const consumer = new ResponderConsumer(
    responder,
    () => {
      made++;
      return reply;
    },
    clock,
    (isHeld) => void holds.push(isHeld),
  );
  return { clock, reply, consumer, timesMade: () => made, holds };
}

describe('ResponderConsumer', () => {
  it('begins with a new connection, and with one that was there before only as the responder that it gets', () => {
    const calls: string[] = [];
    const responder: Responder = {
      start: () => void calls.push('start'),
      connect: () => void calls.push('connect'),
    };
    start(responder).consumer.start(true);
    start(responder).consumer.start(false);
    assert.deepEqual(calls, ['start', 'connect', 'start']);
  });

  it('makes no reply for a responder that takes nothing', () => {
    const { consumer, timesMade } = start({});
    consumer.start(true);
    consumer.chunk(Buffer.from('x'));
    consumer.drained();
    assert.equal(timesMade(), 0);
  });

  it('copies what is in the read buffer only for one that keeps bytes', () => {
    const shared = sharedReadBuffer().subarray(0, 3);
    for (const keepsBytes of [true, false]) {
      const received: Uint8Array[] = [];
      const { consumer } = start({ keepsBytes, data: (bytes) => void received.push(bytes) });
      consumer.chunk(shared);
      assert.equal(received[0]?.buffer !== shared.buffer, keepsBytes);
    }
  });

  it('passes nothing on behind the last reply', () => {
    const { consumer } = start({ data: () => assert.fail('it was passed over') });
    consumer.passOver();
    consumer.chunk(Buffer.from('x'));
    assert.equal(consumer.isPassedOver, true);
  });

  it('asks for more once a turn, where nothing is unsent then', () => {
    let asked = 0;
    const { clock, reply, consumer } = start({ drained: () => void asked++ });
    consumer.drained();
    consumer.drained();
    assert.deepEqual([asked, clock.pending], [0, 1]);
    clock.advance(0);
    assert.equal(asked, 1);
    reply.unsent = 1;
    consumer.drained();
    clock.advance(0);
    assert.equal(asked, 1);
  });

  it('asks for nothing once it is disposed', () => {
    let isDisposed = false;
    const { clock, consumer } = start({
      drained: () => assert.fail('it is over'),
      dispose: () => void (isDisposed = true),
    });
    consumer.drained();
    consumer.dispose();
    clock.advance(0);
    assert.equal(isDisposed, true);
  });

  it("says when what is left to reply after the peer's end is sent", async () => {
    assert.equal(start({}).consumer.ended(), undefined);
    assert.equal(start({ end: () => undefined }).consumer.ended(), undefined);
    await start({ end: () => Promise.resolve() }).consumer.ended();
  });

  it('stops the reading while the peer does not take the replies, and no longer', () => {
    const echo: Responder = { data: (bytes, reply) => reply.send(bytes) };
    const { consumer, reply, holds } = start(echo);
    reply.unsent = 256 * 1024;
    consumer.chunk(Buffer.from('x'));
    assert.deepEqual(holds, []);
    reply.unsent++;
    consumer.chunk(Buffer.from('y'));
    assert.deepEqual(holds, [true]);
    consumer.drained();
    assert.deepEqual(holds, [true, false]);
  });
});
