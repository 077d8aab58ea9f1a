import assert from 'node:assert/strict';
import fc from 'fast-check';
import { upper } from '../../../../src/engine/responders/upper.ts';
import { ReplyLog } from '../../../support/replyLog.ts';

const clock = { wallMs: () => 0 };

describe('upper', () => {
  it('is right however a text is cut into chunks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.nat(12)), (text, cuts) => {
        const bytes = Buffer.from(text, 'utf8');
        const reply = new ReplyLog();
        const responder = upper({ style: 'stream', clock });
        let start = 0;
        for (const cut of [...cuts, bytes.length]) {
          responder.data?.(bytes.subarray(start, start + cut), reply);
          start = Math.min(bytes.length, start + cut);
        }
        void responder.end?.(reply);
        // Upper-casing by pieces differs from the whole only where a letter's form looks at its neighbours; none
        // does in `toUpperCase` (Unicode, SpecialCasing.txt: only lower case has a context).
        assert.equal(reply.text, text.toUpperCase());
      }),
    );
  });

  it('waits for the rest of a taco', () => {
    const reply = new ReplyLog();
    const responder = upper({ style: 'stream', clock });
    const taco = Buffer.from('x🌮y');
    responder.data?.(taco.subarray(0, 3), reply);
    assert.equal(reply.text, 'X');
    responder.data?.(taco.subarray(3), reply);
    assert.equal(reply.text, 'X🌮Y');
  });

  it('answers half a character with the replacement character when no more comes', () => {
    const reply = new ReplyLog();
    const responder = upper({ style: 'stream', clock });
    responder.data?.(Uint8Array.of(0xf0, 0x9f), reply);
    void responder.end?.(reply);
    assert.equal(reply.text, '\ufffd');
  });

  it('keeps nothing from one datagram for the next, and answers an empty one', () => {
    const reply = new ReplyLog();
    const responder = upper({ style: 'datagram', clock });
    responder.data?.(Uint8Array.of(0xf0, 0x9f), reply);
    responder.data?.(Buffer.from('a'), reply);
    responder.data?.(new Uint8Array(0), reply);
    assert.deepEqual(
      reply.sent.map((bytes) => Buffer.from(bytes).toString()),
      ['\ufffd', 'A', ''],
    );
  });
});
