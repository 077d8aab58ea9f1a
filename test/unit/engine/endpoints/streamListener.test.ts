import assert from 'node:assert/strict';
import { failureOf } from '../../../../src/node/failures.ts';
import { type StreamBinding } from '../../../../src/engine/link/streamBinding.ts';
import { StreamListener } from '../../../../src/engine/endpoints/streamListener.ts';
import { errnoError } from '../../../support/errnoError.ts';
import { ScriptedAcceptor } from '../../../support/scriptedAcceptor.ts';
import { ScriptedContext } from '../../../support/scriptedContext.ts';
import type { ScriptedStream } from '../../../support/scriptedStream.ts';

interface Script {
  readonly binding?: Partial<StreamBinding>;
  readonly descriptors?: number;
}

async function start({ binding = {}, descriptors }: Script = {}) {
  const context = new ScriptedContext(descriptors);
  let acceptor: ScriptedAcceptor | undefined;
  const listener = new StreamListener(
    context,
    {
      backlog: 5,
      maxConnections: undefined,
      endAfterMs: 60_000,
      connectionOptions: [],
      listen: (handlers) => {
        acceptor = new ScriptedAcceptor(handlers);
        return Promise.resolve({
          ok: true,
          value: { acceptor, family: 'AF_INET', local: 'tcp://127.0.0.1:9998', options: [] },
        });
      },
      ...binding,
    },
    undefined,
  );
  const result = await listener.ready;
  const accept = (): ScriptedStream => {
    assert.ok(acceptor !== undefined);
    return acceptor.accept();
  };
  return { context, listener, result, accept, fail: (error: Error) => acceptor?.fail(error) };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('StreamListener, with scripted faults', () => {
  for (const [code, address] of [
    ['EACCES', 'tcp://127.0.0.1:80'],
    ['EADDRNOTAVAIL', 'tcp://192.0.2.1:9998'],
    ['ENETDOWN', 'tcp://127.0.0.1:9998'],
    ['EMFILE', 'tcp://127.0.0.1:9998'],
  ] as const) {
    it(`tells that it cannot bind: ${code}`, async () => {
      const failure = failureOf(errnoError(code, 'listen'), 'bind', address);
      const { context, listener, result } = await start({
        binding: { listen: () => Promise.resolve({ ok: false, failure }) },
      });
      assert.deepEqual(result.ok ? [] : [result.failure.code, result.failure.call], [code, 'bind']);
      await listener.closed;
      assert.deepEqual(context.types, ['error', 'closed']);
    });
  }

  it('says of a privileged port that it is one', async () => {
    const failure = failureOf(errnoError('EACCES', 'listen'), 'bind', 'tcp://127.0.0.1:80');
    const { result } = await start({ binding: { listen: () => Promise.resolve({ ok: false, failure }) } });
    assert.match(result.ok ? '' : result.failure.message, /below 1024/);
  });

  it('refuses at the descriptor limit, counts it, and accepts again when one is back', async () => {
    const { context, listener, accept } = await start({ descriptors: 2 });
    const streams = [accept(), accept(), accept(), accept()];
    assert.equal(context.of('accepted').length, 2);
    assert.deepEqual(
      context.of('refused').map(({ limit, limitValue, remote }) => [limit, limitValue, remote]),
      [
        ['descriptors', 2, '127.0.0.1:5000'],
        ['descriptors', 2, '127.0.0.1:5000'],
      ],
    );
    assert.deepEqual(
      streams.map((stream) => stream.destroyed),
      [false, false, true, true],
    );
    streams[2]?.emit('error', errnoError('ECONNRESET', 'read'));
    streams[0]?.fail('ECONNRESET', 'read');
    await settled();
    accept();
    assert.equal(context.of('accepted').length, 3);
    assert.equal(context.of('error').length, 0);
    await listener.close();
  });

  it('takes no descriptor for one it refuses by maxConnections', async () => {
    const { context, listener, accept } = await start({ binding: { maxConnections: 1 }, descriptors: 2 });
    accept();
    accept();
    assert.equal(context.of('refused')[0]?.limit, 'maxConnections');
    assert.equal(context.descriptors.take(), true);
    await listener.close();
  });

  it('tells an error of the listening socket and goes on', async () => {
    const { context, listener, accept, fail } = await start();
    fail(errnoError('ENFILE', 'accept'));
    assert.deepEqual(context.of('error')[0]?.failure.code, 'ENFILE');
    accept();
    assert.equal(context.of('accepted').length, 1);
    await listener.close();
  });

  it('one connection that fails leaves the others and the listener alone', async () => {
    const { context, listener, accept } = await start();
    const bad = accept();
    const good = accept();
    bad.fail('ENETDOWN', 'read');
    await settled();
    good.hear('still here');
    await settled();
    assert.deepEqual(
      context.of('data').map((event) => Buffer.from(event.bytes).toString()),
      ['still here'],
    );
    assert.equal(context.of('closed').length, 1);
    assert.equal(listener.connections.size, 1);
    await listener.close();
    const last = context.events.at(-1);
    assert.deepEqual([last?.type, last?.type === 'closed' && last.connection], ['closed', undefined]);
  });

  it('turns away what still comes while it closes, without a word', async () => {
    const { context, listener, accept } = await start();
    const first = accept();
    const closed = listener.close();
    assert.equal(accept().destroyed, true);
    await closed;
    assert.equal(first.destroyed, true);
    assert.equal(context.of('accepted').length, 1);
    assert.equal(context.of('refused').length, 0);
  });

  it('closes before it listens: nothing is told as an error', async () => {
    const context = new ScriptedContext();
    let answer: () => void = () => undefined;
    const listener = new StreamListener(
      context,
      {
        backlog: 5,
        maxConnections: undefined,
        endAfterMs: 0,
        connectionOptions: [],
        listen: (handlers) =>
          new Promise((resolve) => {
            const acceptor = new ScriptedAcceptor(handlers);
            const value = {
              acceptor,
              family: 'AF_INET',
              local: 'tcp://127.0.0.1:9998',
              options: [],
            } as const;
            answer = () => resolve({ ok: true, value });
          }),
      },
      undefined,
    );
    const closed = listener.close();
    answer();
    await closed;
    const result = await listener.ready;
    assert.equal(result.ok ? '' : result.failure.code, 'ABORT_ERR');
    assert.deepEqual(context.types, ['closed']);
  });
});
