import assert from 'node:assert/strict';
import { responderFromText } from '../../../../src/engine/responders/responderFromText.ts';
import { ReplyLog } from '../../../support/replyLog.ts';

const situation = { style: 'stream', clock: { wallMs: () => 0 } } as const;

describe('responderFromText', () => {
  it('is none for no text and for an empty one', () => {
    for (const text of [undefined, '', ' \n ']) {
      assert.deepEqual(responderFromText(text), { ok: true, value: undefined });
    }
  });

  it('makes a responder of rules or of a service word, a new one for each connection', () => {
    for (const text of ['upper', 'on data reply upper']) {
      const create = responderFromText(text);
      assert.ok(create.ok && create.value !== undefined);
      const [first, second] = [create.value(situation), create.value(situation)];
      const [toFirst, toSecond] = [new ReplyLog(), new ReplyLog()];
      const taco = Buffer.from('🌮');
      first.data?.(taco.subarray(0, 2), toFirst);
      second.data?.(Buffer.from('x'), toSecond);
      first.data?.(taco.subarray(2), toFirst);
      assert.deepEqual([toFirst.text, toSecond.text], ['🌮', 'X']);
    }
  });

  it('fails with the first problem where the rules have some', () => {
    const wrong = responderFromText('on data reply "x"\nshout\non nothing');
    assert.ok(!wrong.ok);
    assert.equal(wrong.failure.code, 'ERR_RESPONDER');
    assert.match(wrong.failure.message, /shout/);
  });
});
