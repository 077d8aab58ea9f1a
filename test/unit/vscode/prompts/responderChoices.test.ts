import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRuleStatements } from '../../../../src/language/rules/parseRuleStatements.ts';
import { encodePayload } from '../../../../src/language/payload/encodePayload.ts';
import { encodeUtf8 } from '../../../../src/bytes/utf8.ts';
import {
  replyRule,
  responderChoices,
  responderProblem,
} from '../../../../src/vscode/prompts/responderChoices.ts';

describe('responderChoices', () => {
  it('offers none first, and only what the parser takes', () => {
    const choices = responderChoices();
    assert.equal(choices[0]?.responder, '');
    for (const { responder } of choices.filter(({ responder: text }) => !text.startsWith('ask'))) {
      assert.equal(responderProblem(responder), undefined, responder);
    }
  });

  it('keeps escapes in a reply, and quotes as they were typed', () => {
    assert.equal(replyRule('a\\n"b" {{c'), 'on data reply "a\\n\\"b\\" \\{{c"');
    assert.equal(responderProblem(replyRule('\\q'))?.includes('\\q'), true);
    assert.equal(responderProblem(replyRule('ends with \\')), undefined);
  });

  it('makes a rule that replies exactly the text, for any text on one line without a backslash', () => {
    const line = fc.string({ unit: 'binary' }).filter((text) => !/[\\\r\n]/.test(text));
    fc.assert(
      fc.property(line, (text) => {
        const rules = parseRuleStatements(replyRule(text));
        const [rule, more] = rules.ok ? rules.value : [];
        assert.ok(rule?.kind === 'on' && rule.answer.kind === 'payload' && more === undefined, text);
        assert.deepEqual(encodePayload(rule.answer.parts), { ok: true, value: encodeUtf8(text) });
      }),
    );
  });
});
