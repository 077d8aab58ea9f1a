import assert from 'node:assert/strict';
import { onceService } from '../../../../src/engine/responders/onceService.ts';
import { ReplyLog } from '../../../support/replyLog.ts';

describe('onceService', () => {
  it('says its thing to whoever connects, then closes; what arrives is nothing to it', () => {
    const reply = new ReplyLog();
    const service = onceService('stream', () => Buffer.from('now'));
    service.connect?.(reply);
    service.data?.(Buffer.from('x'), reply);
    assert.deepEqual([reply.text, reply.asked], ['now', ['send', 'close']]);
  });

  it('says it to each datagram, made anew each time', () => {
    const reply = new ReplyLog();
    let time = 0;
    const service = onceService('datagram', () => Buffer.from(String(++time)));
    assert.ok(!('connect' in service));
    service.data?.(Buffer.from('x'), reply);
    service.data?.(new Uint8Array(0), reply);
    assert.deepEqual([reply.text, reply.asked], ['12', ['send', 'send']]);
  });
});
