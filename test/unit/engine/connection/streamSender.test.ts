import assert from 'node:assert/strict';
import { StreamConnection } from '../../../../src/engine/connection/streamConnection.ts';
import { SocketLink } from '../../../../src/engine/link/socketLink.ts';
import { success } from '../../../../src/model/result.ts';
import { ScriptedContext } from '../../../support/scriptedContext.ts';
import { ScriptedStream } from '../../../support/scriptedStream.ts';

/** The sender of a connection to a scripted peer. */
function start() {
  const context = new ScriptedContext();
  const stream = new ScriptedStream();
  const connection = new StreamConnection(context, {
    id: 2,
    link: new SocketLink(stream.asSocket, { canReset: true }),
    remote: '127.0.0.1:5000',
    endsWithPeer: false,
    endAfterMs: 60_000,
    createResponder: undefined,
    sendToAll: () => undefined,
    onClosed: () => undefined,
  });
  connection.start();
  return { context, stream, connection };
}

/** Lets everything that is already decided happen: a stream tells its end in a later turn. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('StreamSender, writing', () => {
  it('settles when the kernel has taken the bytes, whatever is sent after them', async () => {
    const { stream, connection } = start();
    stream.stuck = true;
    let isSettled = false;
    const written = connection.write(Buffer.from('one'));
    void written.then(() => (isSettled = true));
    connection.send(Buffer.from('two'));
    await settled();
    assert.equal(isSettled, false);
    stream.takeWrite();
    assert.deepEqual(await written, success({ bytes: 3 }));
    assert.equal(connection.bytesOut, 3);
  });

  it('settles at once where nothing is taken to be sent', async () => {
    const { connection } = start();
    connection.halfClose();
    const refused = await connection.write(Buffer.from('late'));
    assert.equal(refused.ok ? '' : refused.failure.code, 'EPIPE');
  });

  it('waits no longer than its signal, and the bytes still go out', async () => {
    const { stream, connection } = start();
    stream.stuck = true;
    const stop = new AbortController();
    const written = connection.write(Buffer.from('one'), stop.signal);
    stop.abort();
    assert.deepEqual(await written, success({ bytes: 3 }));
    stream.takeWrite();
    await settled();
    assert.equal(String(stream.written[0]), 'one');
  });

  it('says how much was taken, and why it was not all, once the connection is closed', async () => {
    for (const [code, end] of [
      ['ECONNRESET', (stream: ScriptedStream) => stream.fail('ECONNRESET', 'read')],
      ['ECONNABORTED', (stream: ScriptedStream) => stream.destroy()],
    ] as const) {
      const { context, stream, connection } = start();
      await connection.write(Buffer.from('well'));
      stream.stuck = true;
      const written = connection.write(new Uint8Array(3));
      end(stream);
      const lost = await written;
      assert.deepEqual(lost.ok && [lost.value.bytes, lost.value.failure?.code], [0, code]);
      assert.equal(context.of('closed')[0]?.bytesOut, 4);
    }
  });

  it('after a failed send settles once what the peer sent before is read', async () => {
    const { stream, connection } = start();
    await connection.write(Buffer.from('well'));
    stream.stuck = true;
    const first = connection.write(Buffer.from('one'));
    stream.failWrite('EPIPE');
    const second = connection.write(Buffer.from('more'));
    stream.takeWrite();
    assert.deepEqual(await first, success({ bytes: 3 }));
    let isSettled = false;
    void second.then(() => (isSettled = true));
    await settled();
    assert.deepEqual([isSettled, stream.destroyed], [false, false]);
    stream.hearEnd();
    const lost = await second;
    assert.deepEqual(lost.ok && [lost.value.bytes, lost.value.failure?.code], [0, 'EPIPE']);
    assert.equal(stream.destroyed, true);
  });
});
