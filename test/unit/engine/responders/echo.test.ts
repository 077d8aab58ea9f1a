import assert from 'node:assert/strict';
import { responders } from '../../../../src/engine/responders/table.ts';
import { ReplyLog } from '../../../support/replyLog.ts';

describe('echo', () => {
  it('sends back the very bytes', () => {
    const reply = new ReplyLog();
    const bytes = Uint8Array.of(0, 255, 13, 10);
    responders.echo({ style: 'stream', clock: { wallMs: () => 0 } }).data?.(bytes, reply);
    assert.deepEqual(reply.sent, [bytes]);
  });
});
