import assert from 'node:assert/strict';
import { daytime, daytimeText } from '../../../../src/engine/responders/daytime.ts';
import { ReplyLog } from '../../../support/replyLog.ts';

const wallMs = Date.UTC(2026, 10, 21, 9, 30, 5);

describe('daytime', () => {
  it("says the time in RFC 867's popular form", () => {
    assert.equal(daytimeText(wallMs), 'Saturday, November 21, 2026 09:30:05-UTC');
  });

  it('says it to whoever connects and closes; to each datagram without closing', () => {
    const stream = new ReplyLog();
    daytime({ style: 'stream', clock: { wallMs: () => wallMs } }).connect?.(stream);
    assert.deepEqual(stream.asked, ['send', 'close']);
    assert.ok(stream.text.endsWith('UTC\r\n'));
    const datagram = new ReplyLog();
    daytime({ style: 'datagram', clock: { wallMs: () => wallMs } }).data?.(new Uint8Array(0), datagram);
    assert.deepEqual(datagram.asked, ['send']);
  });
});
