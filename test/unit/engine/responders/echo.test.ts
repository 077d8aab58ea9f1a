import assert from 'node:assert/strict';
import { echo } from '../../../../src/engine/responders/echo.ts';
import { ReplyLog } from '../../../support/replyLog.ts';

describe('echo', () => {
  it('sends back the very bytes', () => {
    const reply = new ReplyLog();
    const bytes = Uint8Array.of(0, 255, 13, 10);
    echo().data?.(bytes, reply);
    assert.deepEqual(reply.sent, [bytes]);
  });
});
