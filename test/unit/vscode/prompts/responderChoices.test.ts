import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRuleStatements } from '../../../../src/language/rules/parseRuleStatements.ts';
import { encodePayload } from '../../../../src/language/payload/encodePayload.ts';
import { encodeUtf8 } from '../../../../src/bytes/utf8.ts';
import {
  replyRule,
  programRule,
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

  it('has groups that are each in one place, and tells None from Discard', () => {
    const choices = responderChoices();
    const groups = choices.map(({ group }) => group);
    assert.deepEqual(
      groups.filter((group, index) => group !== groups[index - 1]),
      ['Simple', 'Classic services', 'Rules', 'Program'],
    );
    const about = (label: string) => choices.find((choice) => choice.label === label)?.description ?? '';
    assert.match(about('None'), /recommended.*Stays open when the peer ends/);
    assert.match(about('Discard'), /^RFC 863\..*ends when the peer does/);
  });

  it('makes a rule that runs a program, whatever is in its line', () => {
    for (const line of ['python3 server.py', 'sh -c "echo \\"hi\\""', "awk '{print $1}'", 'x {{y}}'])
      assert.equal(responderProblem(programRule(line)), undefined, line);
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
