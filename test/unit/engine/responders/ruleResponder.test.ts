import assert from 'node:assert/strict';
import { ruleResponder } from '../../../../src/engine/responders/ruleResponder.ts';
import { parseRules } from '../../../../src/payload/parseRule.ts';
import { ReplyLog } from '../../../support/replyLog.ts';

function start(text: string, style: 'stream' | 'datagram' = 'stream') {
  const rules = parseRules(text);
  assert.ok(rules.ok, text);
  const reply = new ReplyLog();
  const responder = ruleResponder(rules.value)({ style, clock: { wallMs: () => 0 } });
  return {
    reply,
    connect: () => responder.connect?.(reply),
    data: (bytes: string) => responder.data?.(Buffer.from(bytes), reply),
    end: () => responder.end?.(reply),
    drained: responder.drained === undefined ? undefined : () => responder.drained?.(reply),
  };
}

describe('ruleResponder', () => {
  it('answers to each trigger by its own rule', () => {
    const { reply, connect, data } = start('on connect reply "welcome"\non data reply "thanks" then close');
    connect();
    assert.deepEqual([reply.text, reply.asked], ['welcome', ['send']]);
    data('x');
    assert.deepEqual([reply.text, reply.asked], ['welcomethanks', ['send', 'send', 'close']]);
  });

  it('follows the first rule that fits', () => {
    const { reply, data } = start('on data reply "first"\non data reply "second"');
    data('x');
    assert.equal(reply.text, 'first');
  });

  it('is silent where no rule fits', () => {
    const { reply, connect, end } = start('on data reply "x"');
    connect();
    end();
    assert.deepEqual(reply.asked, []);
    const other = start('on connect reply "x"');
    other.data('x');
    assert.deepEqual(other.reply.asked, []);
  });

  it('lets a service choose its own trigger', () => {
    const daytime = start('daytime');
    daytime.data('x');
    assert.deepEqual(daytime.reply.asked, []);
    daytime.connect();
    assert.deepEqual(daytime.reply.asked, ['send', 'close']);
    const datagrams = start('daytime', 'datagram');
    datagrams.connect();
    datagrams.data('x');
    assert.deepEqual(datagrams.reply.asked, ['send']);
  });

  it('passes by a service that chooses the other trigger', () => {
    const { reply, data } = start('daytime\non data reply "x"');
    data('x');
    assert.equal(reply.text, 'x');
  });

  it('answers each chunk once where a service is asked for by "on data"', () => {
    const { reply, data } = start('on data reply time');
    data('a');
    data('b');
    assert.deepEqual(
      reply.sent.map((bytes) => bytes.length),
      [4, 4],
    );
    assert.deepEqual(reply.asked, ['send', 'send']);
  });

  it('keeps half a character from one chunk to the next, and lets go of it at the end', () => {
    const { reply, data, end } = start('on data reply upper');
    data('x');
    end();
    assert.equal(reply.text, 'X');
    const rules = parseRules('on data reply upper');
    assert.ok(rules.ok);
    const responder = ruleResponder(rules.value)({ style: 'stream', clock: { wallMs: () => 0 } });
    const log = new ReplyLog();
    responder.data?.(Uint8Array.of(0xf0, 0x9f), log);
    assert.equal(log.text, '');
    responder.end?.(log);
    assert.equal(log.text, '\ufffd');
  });

  for (const ending of ['end', 'close', 'reset'] as const) {
    it(`does what is to follow after the answer: ${ending}`, () => {
      const { reply, data } = start(`on data reply upper then ${ending}`);
      data('x');
      assert.deepEqual(reply.asked, ['send', ending]);
      const connected = start(`on connect reply "x" then ${ending}`);
      connected.connect();
      assert.deepEqual(connected.reply.asked, ['send', ending]);
    });
  }

  it('goes on by itself only where it began by itself', () => {
    const { reply, connect, drained } = start('chargen');
    connect();
    drained?.();
    assert.deepEqual(reply.asked, ['send', 'send']);
    assert.equal(start('echo').drained, undefined);
    assert.equal(start('on data reply chargen').drained, undefined);
  });
});
