import assert from 'node:assert/strict';
import {
  Delays,
  waitingRepliesLimit,
  waitingBytesLimit,
} from '../../../../../src/engine/responders/rules/delays.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';
import { ReplyLog } from '../../../../support/replyLog.ts';

function start() {
  const clock = new FakeClock();
  return { clock, delays: new Delays(clock), reply: new ReplyLog() };
}

describe('Delays', () => {
  it('runs each after its time, in the order of the times', () => {
    const { clock, delays, reply } = start();
    const ran: string[] = [];
    delays.add(200, 1, reply, () => ran.push('later'));
    delays.add(100, 1, reply, () => ran.push('sooner'));
    assert.equal(delays.isEmpty, false);
    clock.advance(100);
    assert.deepEqual(ran, ['sooner']);
    clock.advance(100);
    assert.deepEqual([ran, delays.isEmpty], [['sooner', 'later'], true]);
  });

  it('stops reading at the limit of bytes, once, and goes on below it', () => {
    const { clock, delays, reply } = start();
    delays.add(100, waitingBytesLimit, reply, () => undefined);
    delays.add(200, 1, reply, () => undefined);
    assert.deepEqual([delays.isFull, reply.asked], [true, ['pause']]);
    clock.advance(100);
    assert.deepEqual([delays.isFull, reply.asked], [false, ['pause', 'resume']]);
  });

  it('is full with so many, however small', () => {
    const { clock, delays, reply } = start();
    for (let count = 0; count < waitingRepliesLimit - 1; count++) delays.add(100, 0, reply, () => undefined);
    assert.deepEqual([delays.isFull, reply.asked], [false, []]);
    delays.add(200, 0, reply, () => undefined);
    assert.deepEqual([delays.isFull, reply.asked], [true, ['pause']]);
    clock.advance(100);
    assert.deepEqual(reply.asked, ['pause', 'resume']);
  });

  it('leaves no timer behind', () => {
    const { clock, delays, reply } = start();
    delays.add(100, 1, reply, () => assert.fail('it is over'));
    delays.dispose();
    assert.deepEqual([clock.pending, delays.isEmpty], [0, true]);
    clock.advance(1000);
  });
});
