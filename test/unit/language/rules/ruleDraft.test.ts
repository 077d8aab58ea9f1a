import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRuleStatements } from '../../../../src/language/rules/parseRuleStatements.ts';
import { quotedAsTyped } from '../../../../src/language/core/quotedText.ts';
import { ruleLine } from '../../../../src/language/rules/ruleDraft.ts';

describe('ruleLine', () => {
  it('writes what was put together', () => {
    assert.equal(
      ruleLine({
        event: 'line',
        match: { how: 'expression', wanted: '^GET /(\\S+)' },
        answer: '"{{1}}"',
        toAll: true,
        after: '1s',
        times: '3',
        then: 'close',
      }),
      'on line /^GET \\/(\\S+)/ reply all "{{1}}" after 1s times 3 then close',
    );
    assert.equal(ruleLine({ event: 'every', period: '5s', answer: 'time' }), 'every 5s reply time');
    assert.equal(ruleLine({ event: 'data', answer: 'discard', then: 'end' }), 'on data discard');
  });

  it('makes rules that are read without problems', () => {
    const text = fc.string().map(quotedAsTyped);
    const how = fc.constantFrom('is', 'starts', 'ends', 'contains' as const);
    const draft = fc.record(
      {
        event: fc.constantFrom('data', 'line', 'frame' as const),
        match: fc.record({ how, wanted: text.map((wanted) => `hex"00" ${wanted}`) }),
        answer: text,
        toAll: fc.boolean(),
        after: fc.constantFrom('1s', '20ms'),
        times: fc.constantFrom('1', '20'),
        then: fc.constantFrom('end', 'close', 'reset'),
      },
      { requiredKeys: ['event', 'answer'] },
    );
    fc.assert(
      fc.property(draft, (made) => {
        const line = ruleLine(made);
        const problems = parseRuleStatements(line);
        // Escapes that a person mistypes are theirs to mend.
        if (/\\(?:[^nrt0"\\{]|0\d)/.test(line)) return;
        assert.ok(problems.ok || /escape|code point|control/i.test(problems.problems[0].message), line);
      }),
    );
  });
});
