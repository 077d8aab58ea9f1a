import assert from 'node:assert/strict';
import { time } from '../../../../src/engine/responders/time.ts';
import { ReplyLog } from '../../../support/replyLog.ts';

describe('time', () => {
  it("sends RFC 868's example: 00:00 1 January 1980 GMT is 2,524,521,600", () => {
    const reply = new ReplyLog();
    time({ style: 'stream', clock: { wallMs: () => Date.UTC(1980, 0, 1) } }).connect?.(reply);
    assert.equal(Buffer.concat(reply.sent).readUInt32BE(), 2_524_521_600);
    assert.deepEqual(reply.asked, ['send', 'close']);
  });

  it('wraps after 2036 instead of failing', () => {
    const reply = new ReplyLog();
    time({ style: 'datagram', clock: { wallMs: () => Date.UTC(2040, 0, 1) } }).data?.(
      new Uint8Array(0),
      reply,
    );
    assert.equal(reply.sent[0]?.length, 4);
  });
});
