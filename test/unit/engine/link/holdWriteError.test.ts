import assert from 'node:assert/strict';
import { once } from 'node:events';
import { holdWriteError } from '../../../../src/engine/link/holdWriteError.ts';
import { ScriptedStream } from '../../../support/scriptedStream.ts';

describe('holdWriteError', () => {
  it('lets writes through as they are', async () => {
    const stream = new ScriptedStream();
    holdWriteError(stream.asSocket, () => assert.fail('nothing has failed'));
    await new Promise((resolve) => stream.write('hello', resolve));
    assert.equal(String(stream.written[0]), 'hello');
  });

  it('keeps a stream readable after a failed write, until it is let go, once', async () => {
    const stream = new ScriptedStream();
    const held: (() => void)[] = [];
    holdWriteError(stream.asSocket, (error, letGo) => {
      assert.match(error.message, /EPIPE/);
      held.push(letGo);
    });
    stream.failWrite('EPIPE');
    stream.write('more');
    stream.hear('enough');
    const [heard] = (await once(stream, 'data')) as [Buffer];
    assert.deepEqual([String(heard), stream.destroyed, held.length], ['enough', false, 1]);
    const failed = once(stream, 'error');
    held[0]?.();
    held[0]?.();
    const [error] = (await failed) as [Error];
    assert.match(error.message, /EPIPE/);
    assert.equal(stream.destroyed, true);
  });

  it('holds nothing up that is destroyed already', async () => {
    const stream = new ScriptedStream();
    holdWriteError(stream.asSocket, () => assert.fail('it is over'));
    stream.stuck = true;
    stream.write('more');
    stream.destroy();
    stream.takeWrite();
    await once(stream, 'close');
  });
});
