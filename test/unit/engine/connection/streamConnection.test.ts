import assert from 'node:assert/strict';
import { once } from 'node:events';
import { sendQueueLimitBytes } from '../../../../src/engine/connection/sendQueue.ts';
import { drainIdleMs } from '../../../../src/engine/connection/inputDrain.ts';
import { closeGraceMs } from '../../../../src/engine/connection/orderlyClose.ts';
import { SocketLink } from '../../../../src/engine/link/socketLink.ts';
import { StreamConnection } from '../../../../src/engine/connection/streamConnection.ts';
import { RuleResponders } from '../../../../src/engine/responders/rules/ruleResponders.ts';
import { ScriptedContext } from '../../../support/scriptedContext.ts';
import { ScriptedStream } from '../../../support/scriptedStream.ts';

function start(rule?: string) {
  const context = new ScriptedContext();
  const stream = new ScriptedStream();
  const responder = new RuleResponders().read(rule);
  assert.ok(responder.ok);
  let closed = 0;
  const connection = new StreamConnection(context, {
    id: 2,
    link: new SocketLink(stream.asSocket, { canReset: true }),
    remote: '127.0.0.1:5000',
    endsWithPeer: false,
    endAfterMs: 60_000,
    createResponder: responder.value,
    sendToAll: () => undefined,
    onClosed: () => closed++,
  });
  connection.start();
  return { context, stream, connection, closedTimes: () => closed };
}

/** Lets everything that is already decided happen: a stream tells its end in a later turn. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('StreamConnection, with scripted faults', () => {
  for (const [code, syscall, call] of [
    ['ENETDOWN', 'read', 'recv'],
    ['ETIMEDOUT', 'read', 'recv'],
    ['EHOSTUNREACH', 'write', 'send'],
  ] as const) {
    it(`tells ${code} of a ${syscall} as an error, then closes with what is lost`, async () => {
      const { context, stream, connection, closedTimes } = start();
      stream.stuck = true;
      stream.hear('hello');
      await once(stream, 'data');
      connection.send(Buffer.from('unsent'));
      stream.fail(code, syscall);
      await settled();
      const [error] = context.of('error');
      assert.deepEqual([error?.connection, error?.failure.code, error?.failure.call], [2, code, call]);
      const [closed] = context.of('closed');
      assert.deepEqual([closed?.bytesIn, closed?.bytesOut, closed?.lost], [5, 0, 6]);
      assert.equal(closedTimes(), 1);
      assert.equal(context.registered.size, 0);
      assert.equal(connection.send(Buffer.from('x')).ok, false);
    });
  }

  for (const [code, syscall, call] of [
    ['ECONNRESET', 'read', 'recv'],
    ['EPIPE', 'write', 'send'],
    ['ECONNABORTED', 'write', 'send'],
  ] as const) {
    it(`takes ${code} of a ${syscall} for the peer's reset and counts what it threw away once`, async () => {
      const { context, stream, connection } = start();
      stream.stuck = true;
      connection.send(Buffer.from('unsent'));
      stream.fail(code, syscall);
      await settled();
      const [reset] = context.of('reset');
      assert.deepEqual([reset?.direction, reset?.call, reset?.lost], ['in', call, 6]);
      assert.equal(context.of('closed')[0]?.lost, 0);
      assert.equal(context.of('error').length, 0);
    });
  }

  it('takes nothing more once a reset is told, also not from who hears of it first', async () => {
    const { context, stream, connection } = start();
    const codes: string[] = [];
    context.onEvent = (event) => {
      if (event.type !== 'reset') return;
      const result = connection.send(Buffer.from('too late'));
      codes.push(result.ok ? 'sent' : result.failure.code);
    };
    stream.fail('ECONNRESET', 'read');
    await settled();
    assert.deepEqual(codes, ['EPIPE']);
  });

  it('takes nothing more after its own reset', async () => {
    const { context, connection } = start();
    connection.reset();
    const result = connection.send(Buffer.from('too late'));
    assert.equal(result.ok ? 'sent' : result.failure.code, 'EPIPE');
    await settled();
    assert.deepEqual(context.types, ['reset', 'closed']);
  });

  it('counts what was sent before its own reset once: as sent or as lost', async () => {
    const { context, stream } = start('on data reply "bye" then reset');
    stream.hear('hello');
    await settled();
    assert.deepEqual(context.types, ['data', 'data', 'reset', 'closed']);
    const [[reset], [closed]] = [context.of('reset'), context.of('closed')];
    assert.deepEqual([reset?.direction, reset?.lost], ['out', 0]);
    assert.deepEqual([closed?.bytesOut, closed?.lost], [3, 0]);
  });

  it('says what its own reset threw away', async () => {
    const { context, stream, connection } = start();
    stream.stuck = true;
    connection.send(Buffer.from('unsent'));
    assert.ok(connection.reset().ok);
    assert.equal(connection.reset().ok, false);
    await settled();
    assert.equal(context.of('reset').length, 1);
    assert.equal(context.of('reset')[0]?.lost, 6);
    assert.deepEqual([context.of('closed')[0]?.bytesOut, context.of('closed')[0]?.lost], [0, 0]);
  });

  it('waits the grace for what is queued when closed, then gives up, and leaves no timer', async () => {
    const { context, stream, connection } = start();
    stream.stuck = true;
    connection.send(Buffer.from('unsent'));
    connection.close();
    context.clock.advance(closeGraceMs - 1);
    assert.equal(stream.destroyed, false);
    context.clock.advance(1);
    await settled();
    assert.equal(context.of('closed')[0]?.lost, 6);
    assert.equal(context.clock.pending, 0);
  });

  it('closes as soon as what was queued is sent', async () => {
    const { context, stream, connection } = start();
    stream.stuck = true;
    connection.send(Buffer.from('sent'));
    connection.close();
    stream.takeWrite();
    await settled();
    assert.deepEqual([context.of('closed')[0]?.bytesOut, context.of('closed')[0]?.lost], [4, 0]);
    assert.equal(context.clock.pending, 0);
  });

  it('is patient with a slow reader of an answer: minutes are nothing', async () => {
    const { context, stream } = start('on data reply "thanks" then close');
    stream.stuck = true;
    stream.hear('hello');
    await once(stream, 'data');
    context.clock.advance(10 * 60_000);
    assert.equal(stream.destroyed, false);
    stream.takeWrite();
    await settled();
    assert.equal(context.of('closed')[0]?.bytesOut, 6);
  });

  it("ends its side a time after the peer's end and the last send, and says so", async () => {
    const { context, stream, connection } = start();
    stream.hearEnd();
    await settled();
    context.clock.advance(59_000);
    assert.ok(connection.send(Buffer.from('not yet')).ok);
    context.clock.advance(59_999);
    await settled();
    assert.deepEqual(context.of('closed'), []);
    context.clock.advance(1);
    await settled();
    assert.deepEqual(
      context.of('end').map(({ direction, afterMs }) => [direction, afterMs]),
      [
        ['in', undefined],
        ['out', 60_000],
      ],
    );
    assert.deepEqual([context.of('closed').length, context.clock.pending], [1, 0]);
  });

  it('leaves the end to who asked for it, and to a responder', async () => {
    for (const rule of [undefined, 'on data reply "x"']) {
      const { context, stream, connection } = start(rule);
      stream.hearEnd();
      await settled();
      connection.halfClose();
      await settled();
      assert.deepEqual(
        context.of('end').map(({ afterMs }) => afterMs),
        [undefined, undefined],
      );
      assert.deepEqual([context.of('closed').length, context.clock.pending], [1, 0]);
    }
  });

  it('tells what was heard before a send failed, then the failure', async () => {
    const { context, stream, connection } = start();
    connection.pause();
    stream.hear('enough');
    stream.failWrite('EPIPE');
    const refused = connection.send(Buffer.from('more'));
    assert.equal(refused.ok ? '' : refused.failure.code, 'EPIPE');
    assert.equal(connection.send(Buffer.from('and more')).ok, false);
    await settled();
    stream.hearEnd();
    await settled();
    assert.deepEqual(context.types, ['paused', 'resumed', 'data', 'reset', 'closed']);
    assert.deepEqual([context.of('closed')[0]?.bytesIn, context.of('reset')[0]?.lost], [6, 0]);
    assert.equal(context.clock.pending, 0);
  });

  it('does not wait for ever for an end behind a failed send', async () => {
    for (const stop of [false, true]) {
      const { context, stream, connection } = start();
      stream.failWrite('EHOSTUNREACH');
      connection.send(Buffer.from('lost'));
      await settled();
      assert.deepEqual(context.types, []);
      if (stop) connection.close();
      context.clock.advance(stop ? closeGraceMs : drainIdleMs);
      await settled();
      assert.deepEqual(context.types, ['error', 'closed']);
      assert.equal(context.clock.pending, 0);
    }
  });

  it('reads on while its last answer goes out, and passes over what comes', async () => {
    const { context, stream } = start('on data reply "bye" then close');
    stream.stuck = true;
    stream.hear('hello');
    await once(stream, 'data');
    stream.hear('more');
    await settled();
    stream.takeWrite();
    await settled();
    // One that talks is heard out.
    assert.deepEqual(context.types, ['data', 'waiting', 'data', 'data', 'drained', 'end']);
    stream.hearEnd();
    await settled();
    assert.deepEqual(context.types.slice(-2), ['end', 'closed']);
    const [closed] = context.of('closed');
    assert.deepEqual([closed?.bytesIn, closed?.bytesOut, closed?.lost], [9, 3, 0]);
  });

  it('refuses what goes over the queue limit, and nothing of it is sent', () => {
    const { context, stream, connection } = start();
    stream.stuck = true;
    assert.ok(connection.send(new Uint8Array(sendQueueLimitBytes)).ok);
    const over = connection.send(new Uint8Array(1));
    assert.equal(over.ok ? '' : over.failure.code, 'ENOBUFS');
    assert.deepEqual([context.of('dropped')[0]?.where, context.of('dropped')[0]?.bytes], ['sendQueue', 1]);
  });
});
