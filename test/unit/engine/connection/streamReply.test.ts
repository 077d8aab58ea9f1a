import assert from 'node:assert/strict';
import type { OpenConnection } from '../../../../src/engine/contracts/openConnection.ts';
import { ReadingPause } from '../../../../src/engine/connection/readingPause.ts';
import { SendQueue } from '../../../../src/engine/connection/sendQueue.ts';
import { streamReply } from '../../../../src/engine/connection/streamReply.ts';
import { failureWith } from '../../../../src/node/failures.ts';
import { fail } from '../../../../src/model/result.ts';
import { ScriptedContext } from '../../../support/scriptedContext.ts';

/** A connection that refuses all it is asked for, and writes it down. */
function start() {
  const context = new ScriptedContext();
  const asked: string[] = [];
  const refuse = (what: string) => {
    asked.push(what);
    return fail(failureWith('EPIPE', 'send'));
  };
  const connection: OpenConnection = {
    id: 2,
    send: (bytes: Uint8Array) => refuse(`send ${String(bytes)}`),
    write: () => assert.fail('a responder does not wait'),
    whenDrained: () => assert.fail('a responder does not wait'),
    halfClose: () => refuse('end'),
    close: () => assert.fail("a responder's answer has no grace"),
    reset: () => refuse('reset'),
    pause: () => assert.fail("the pause is not the user's"),
    resume: () => assert.fail("the pause is not the user's"),
  };
  const socket = { pause: () => void asked.push('pause'), resume: () => void asked.push('resume') };
  const reading = new ReadingPause(socket, (type, reason) => asked.push(`${type} ${reason}`));
  const queue = new SendQueue();
  const state = { isOver: false };
  const reply = streamReply({
    connection,
    sendToAll: (bytes) => void asked.push(`sendToAll ${String(bytes)}`),
    passOver: () => void asked.push('passOver'),
    closeWhenSent: () => void asked.push('closeWhenSent'),
    isOver: () => state.isOver,
    unsentBytes: () => queue.unsentBytes,
    reading,
    context,
  });
  return { context, asked, reading, queue, state, reply };
}

describe('streamReply', () => {
  it('asks of the connection what a responder asks of it, whatever the connection says to that', () => {
    const { asked, reply } = start();
    reply.send(Buffer.from('one'));
    reply.sendToAll(Buffer.from('all'));
    reply.end();
    reply.close();
    reply.reset();
    assert.deepEqual(asked, ['send one', 'sendToAll all', 'end', 'closeWhenSent', 'reset']);
  });

  it('tells an answer that could not be made as an error of its connection', () => {
    const { context, reply } = start();
    const failure = { code: 'ERR_ANSWER', message: 'no' };
    reply.fail(failure);
    assert.deepEqual(context.events, [{ t: 0, endpoint: 1, type: 'error', connection: 2, failure }]);
  });

  it("stops the reading for the responder alone, which is not read before the user's pause is over too", () => {
    const { asked, reading, reply } = start();
    reply.pause();
    reply.resume();
    assert.deepEqual(asked.splice(0), ['pause', 'paused responder', 'resumed responder', 'resume']);
    reading.pause('user');
    reply.pause();
    reply.resume();
    assert.deepEqual(asked.splice(0), ['pause', 'paused user']);
    reply.pause();
    reading.resume('user');
    assert.deepEqual(asked.splice(0), []);
    reply.resume();
    assert.deepEqual(asked, ['resumed responder', 'resume']);
  });

  it('neither tells nor reads anything for a responder that answers after the end', () => {
    const { asked, context, reading, state, reply } = start();
    reading.pause('responder');
    asked.length = 0;
    state.isOver = true;
    reply.fail({ code: 'ERR_ANSWER', message: 'too late' });
    reply.resume();
    assert.deepEqual([asked, context.types], [[], []]);
    state.isOver = false;
    reply.resume();
    asked.length = 0;
    state.isOver = true;
    reply.pause();
    reply.passOver();
    assert.deepEqual(asked, []);
  });

  it('knows at any time how much of what was sent the kernel has not taken', () => {
    const { queue, reply } = start();
    assert.equal(reply.unsent, 0);
    queue.add(new Uint8Array(5));
    assert.ok(queue.next() !== undefined);
    assert.equal(reply.unsent, 5);
    queue.add(new Uint8Array(2));
    assert.equal(reply.unsent, 7);
    queue.taken();
    assert.equal(reply.unsent, 2);
  });
});
