import assert from 'node:assert/strict';
import { StreamClient } from '../../../../src/engine/endpoints/streamClient.ts';
import type { StreamAddresses } from '../../../../src/engine/link/link.ts';
import { SocketAttempt } from '../../../../src/engine/link/socketAttempt.ts';
import type { DialedTarget, StreamDialing } from '../../../../src/engine/link/streamDialing.ts';
import { ScriptedContext } from '../../../support/scriptedContext.ts';
import { ScriptedStream } from '../../../support/scriptedStream.ts';

const found: StreamAddresses = { local: '127.0.0.1:2', remote: '10.0.0.1:1' };

function start(dialing: Partial<StreamDialing> = {}, descriptors?: number, addresses = found) {
  const context = new ScriptedContext(descriptors);
  const streams: ScriptedStream[] = [];
  const target: DialedTarget = {
    remote: 'tcp://10.0.0.1:1',
    family: 'AF_INET',
    connect: () => {
      const stream = new ScriptedStream();
      streams.push(stream);
      return new SocketAttempt(stream.asSocket, { canReset: true, addressesOf: () => addresses });
    },
  };
  const client = new StreamClient(
    context,
    {
      requested: 'tcp://10.0.0.1:1',
      connectTimeoutMs: 10_000,
      reconnectMs: undefined,
      options: [],
      targets: () => Promise.resolve({ ok: true, value: [target] }),
      ...dialing,
    },
    undefined,
  );
  return { context, streams, client };
}

/** Lets everything that is already decided happen. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('StreamClient, with scripted faults', () => {
  for (const code of ['ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN', 'EACCES']) {
    it(`tells ${code} of the attempt and of the endpoint, and closes`, async () => {
      const { context, streams, client } = start();
      await settled();
      streams[0]?.fail(code, 'connect');
      const result = await client.ready;
      assert.equal(result.ok ? '' : result.failure.code, code);
      await client.closed;
      assert.deepEqual(context.types, ['socket', 'connecting', 'attemptFailed', 'error', 'closed', 'closed']);
      assert.equal(context.clock.pending, 0);
    });
  }

  it('gives up when nobody answers in time', async () => {
    const { context, streams, client } = start({ connectTimeoutMs: 3_000 });
    await settled();
    context.clock.advance(2_999);
    assert.deepEqual(context.types, ['socket', 'connecting']);
    context.clock.advance(1);
    const result = await client.ready;
    assert.deepEqual(result.ok ? [] : [result.failure.code, result.failure.call], ['ETIMEDOUT', 'connect']);
    assert.equal(streams[0]?.destroyed, true);
    assert.equal(context.clock.pending, 0);
  });

  it('waits as long as the system does with connectTimeoutMs=0', async () => {
    const { context, streams, client } = start({ connectTimeoutMs: 0 });
    await settled();
    context.clock.advance(24 * 3_600_000);
    assert.deepEqual(context.types, ['socket', 'connecting']);
    streams[0]?.emit('connect');
    assert.ok((await client.ready).ok);
    assert.equal(context.clock.pending, 0);
    await client.close();
  });

  it('keeps trying while it is refused, until it is stopped, and leaves no timer', async () => {
    const { context, streams, client } = start({ reconnectMs: 100 });
    for (let attempt = 1; attempt <= 20; attempt++) {
      await settled();
      assert.equal(streams.length, attempt);
      streams[attempt - 1]?.fail('ECONNREFUSED', 'connect');
      await settled();
      assert.equal(context.of('reconnecting').at(-1)?.attempt, attempt);
      context.clock.advance(99);
      await settled();
      assert.equal(streams.length, attempt);
      context.clock.advance(1);
    }
    await settled();
    await client.close();
    assert.equal(context.clock.pending, 0);
    assert.equal(context.events.at(-1)?.type, 'closed');
    context.clock.advance(10_000);
    await settled();
    assert.equal(streams.length, 21);
  });

  it('can be stopped while it waits to connect again', async () => {
    const { context, streams, client } = start({ reconnectMs: 100 });
    await settled();
    streams[0]?.fail('ECONNREFUSED', 'connect');
    await settled();
    await client.close();
    assert.equal(context.clock.pending, 0);
    context.clock.advance(10_000);
    await settled();
    assert.equal(streams.length, 1);
  });

  it('counts attempts anew once it was connected', async () => {
    const { context, streams, client } = start({ reconnectMs: 100 });
    const fail = async (index: number): Promise<void> => {
      await settled();
      streams[index]?.fail('ECONNREFUSED', 'connect');
      await settled();
      context.clock.advance(100);
      await settled();
    };
    await fail(0);
    await fail(1);
    streams[2]?.emit('connect');
    await settled();
    streams[2]?.fail('ECONNRESET', 'read');
    await settled();
    assert.deepEqual(
      context.of('reconnecting').map((event) => event.attempt),
      [1, 2, 1],
    );
    await client.close();
  });

  it('connects again after an orderly end too: that is how a program that stops looks', async () => {
    const { context, streams, client } = start({ reconnectMs: 100 });
    await settled();
    streams[0]?.emit('connect');
    await client.ready;
    streams[0]?.hearEnd();
    await settled();
    await settled();
    assert.equal(context.of('reconnecting').length, 1);
    context.clock.advance(100);
    await settled();
    assert.equal(streams.length, 2);
    await client.close();
  });

  it('without reconnectMs stays half-open after an orderly end', async () => {
    const { context, streams, client } = start();
    await settled();
    streams[0]?.emit('connect');
    await client.ready;
    streams[0]?.hearEnd();
    await settled();
    await settled();
    assert.equal(context.of('end').length, 1);
    assert.equal(context.of('closed').length, 0);
    await client.close();
  });

  it('opens nothing where the descriptors are used up, and says so', async () => {
    const { context, streams, client } = start({}, 0);
    const result = await client.ready;
    assert.equal(result.ok ? '' : result.failure.code, 'EMFILE');
    await client.closed;
    assert.deepEqual(context.types, ['error', 'closed']);
    assert.equal(streams.length, 0);
  });

  it('gives its descriptor back however it ends', async () => {
    const { context, streams, client } = start({ reconnectMs: 100 }, 1);
    await settled();
    streams[0]?.fail('ECONNREFUSED', 'connect');
    await settled();
    context.clock.advance(100);
    await settled();
    streams[1]?.emit('connect');
    await settled();
    assert.equal(context.descriptors.take(), false);
    streams[1]?.fail('ECONNRESET', 'read');
    await settled();
    assert.equal(context.descriptors.take(), true);
    await client.close();
  });

  it('shows whom it asked for where the connection is gone before it could be looked at', async () => {
    const { context, streams, client } = start({}, undefined, { local: '', remote: '' });
    await settled();
    streams[0]?.emit('connect');
    assert.ok((await client.ready).ok);
    assert.equal(context.of('connected')[0]?.remote, '10.0.0.1:1');
    await client.close();
  });

  it('can be given up in the very turn in which it connects', async () => {
    const { context, streams, client } = start({}, 1);
    await settled();
    streams[0]?.emit('connect');
    await client.close();
    const result = await client.ready;
    assert.equal(result.ok ? '' : result.failure.code, 'ABORT_ERR');
    assert.equal(streams[0]?.destroyed, true);
    assert.deepEqual(context.types, ['socket', 'connecting', 'closed', 'closed']);
    assert.equal(context.descriptors.take(), true);
  });
});
