import assert from 'node:assert/strict';
import { chargen } from '../../../../src/engine/responders/chargen.ts';
import { ReplyLog } from '../../../support/replyLog.ts';

const clock = { wallMs: () => 0 };

describe('chargen', () => {
  it("sends RFC 864's lines and more each time the kernel took all", () => {
    const reply = new ReplyLog();
    const responder = chargen({ style: 'stream', clock });
    responder.connect?.(reply);
    const lines = reply.text.split('\r\n');
    assert.equal(lines[0], ` !"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_\`abcdefg`);
    assert.equal(lines[1], `!"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_\`abcdefgh`);
    assert.equal(lines[94]?.[0], '~');
    assert.equal(lines.length, 96);
    responder.drained?.(reply);
    assert.equal(reply.sent.length, 2);
  });

  it('answers each datagram with 1 to 512 characters', () => {
    const reply = new ReplyLog();
    const responder = chargen({ style: 'datagram', clock });
    for (let count = 0; count < 50; count++) responder.data?.(new Uint8Array(0), reply);
    const lengths = reply.sent.map((bytes) => bytes.length);
    assert.ok(lengths.every((length) => length >= 1 && length <= 512));
    assert.ok(new Set(lengths).size > 5);
  });
});
