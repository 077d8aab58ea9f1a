import assert from 'node:assert/strict';
import { SocketLink } from '../../../../src/engine/link/socketLink.ts';
import { errnoError } from '../../../support/errnoError.ts';
import { ScriptedStream } from '../../../support/scriptedStream.ts';

function start() {
  const stream = new ScriptedStream();
  const log: string[] = [];
  const held: (() => void)[] = [];
  const link = new SocketLink(stream.asSocket, { canReset: true });
  const open = (): void =>
    link.open(
      {
        chunk: (bytes) => log.push(`chunk ${Buffer.from(bytes).toString()}`),
        stray: () => log.push('stray'),
        told: () => log.push('told'),
        ended: () => log.push('ended'),
        taken: () => log.push('taken'),
        writeFailed: (error, unwritten, letGo) => {
          log.push(`writeFailed ${error.message} ${unwritten}`);
          held.push(letGo);
        },
        failed: (error) => log.push(`failed ${error.message}`),
        closed: () => log.push('closed'),
      },
      { keepsBytes: true },
    );
  return { stream, log, held, link, open };
}

/** Lets everything that is already decided happen: a stream tells its end in a later turn. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('SocketLink', () => {
  it('passes on what comes in, to the end', async () => {
    const { stream, log, open } = start();
    open();
    stream.hear('a');
    stream.hear('b');
    stream.hearEnd();
    await settled();
    assert.deepEqual(log, ['chunk a', 'chunk b', 'ended']);
  });

  it('says when the kernel has taken a write, and meanwhile that it writes', async () => {
    const { stream, log, link, open } = start();
    open();
    stream.stuck = true;
    link.write(Buffer.from('hello'));
    assert.deepEqual([link.isWriting, link.unwrittenBytes, log], [true, 5, []]);
    stream.takeWrite();
    await settled();
    assert.deepEqual([link.isWriting, link.unwrittenBytes, log], [false, 0, ['taken']]);
  });

  it('holds a failed write back until it is let go', async () => {
    const { stream, log, held, link, open } = start();
    open();
    stream.failWrite('EPIPE');
    link.write(Buffer.from('hello'));
    stream.hear('enough');
    await settled();
    assert.deepEqual(log, ['writeFailed write EPIPE 5', 'chunk enough']);
    held[0]?.();
    await settled();
    assert.deepEqual(log.slice(2), ['failed write EPIPE', 'closed']);
  });

  it('half-closes, and says when that is done', async () => {
    const { stream, link, open } = start();
    open();
    let isDone = false;
    link.shutdown(() => (isDone = true));
    await settled();
    assert.deepEqual([isDone, stream.writableFinished, link.isDestroyed], [true, true, false]);
  });

  it('stops reading and goes on', async () => {
    const { stream, log, link, open } = start();
    open();
    link.pause();
    stream.hear('a');
    await settled();
    assert.deepEqual(log, []);
    link.resume();
    await settled();
    assert.deepEqual(log, ['chunk a']);
  });

  it('is closed by a reset and by a failure, and calls nothing afterwards', async () => {
    const reset = start();
    reset.open();
    reset.link.reset();
    await settled();
    assert.deepEqual(reset.log, ['closed']);
    const failing = start();
    failing.open();
    failing.stream.fail('ETIMEDOUT', 'read');
    await settled();
    assert.deepEqual(failing.log, ['failed read ETIMEDOUT', 'closed']);
  });

  it('survives an error that comes before it is opened', () => {
    const { stream, log, link } = start();
    stream.emit('error', errnoError('ECONNRESET', 'read'));
    link.destroy();
    assert.deepEqual([log, link.isDestroyed], [[], true]);
  });
});
