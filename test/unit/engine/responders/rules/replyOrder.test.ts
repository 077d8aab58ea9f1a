import assert from 'node:assert/strict';
import { ReplyOrder } from '../../../../../src/engine/responders/rules/replyOrder.ts';
import { ReplyLog } from '../../../../support/replyLog.ts';

describe('ReplyOrder', () => {
  it('keeps what follows behind an answer that takes its time', async () => {
    const order = new ReplyOrder();
    const reply = new ReplyLog();
    const said: string[] = [];
    let finish = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      order.run(() => new Promise((settle) => (finish = settle)), reply, resolve);
    });
    order.run(
      () => void said.push('second'),
      reply,
      () => undefined,
    );
    assert.deepEqual([said, reply.asked, order.isIdle], [[], ['pause'], false]);
    finish();
    await done;
    assert.deepEqual([said, reply.asked, order.isIdle], [['second'], ['pause', 'resume'], true]);
    order.run(
      () => void said.push('third'),
      reply,
      () => undefined,
    );
    assert.deepEqual(said, ['second', 'third']);
  });

  it('forgets what waits when it is disposed of', async () => {
    const order = new ReplyOrder();
    const reply = new ReplyLog();
    let finish = (): void => undefined;
    order.run(
      () => new Promise((settle) => (finish = settle)),
      reply,
      () => assert.fail('done'),
    );
    order.run(
      () => assert.fail('answered'),
      reply,
      () => undefined,
    );
    order.dispose();
    finish();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(reply.asked, ['pause']);
  });
});
