import assert from 'node:assert/strict';
import {
  payloadRemarks,
  remarksLimitCharacters,
  ruleRemarks,
} from '../../../../../src/language/rules/help/remarksOf.ts';

describe('remarksOf', () => {
  it('tells every problem with its place and what would be right', () => {
    const [wrong] = payloadRemarks('"a" u16(1)');
    assert.deepEqual([wrong?.kind, wrong?.start, wrong?.end, wrong?.fix], ['error', 4, 7, 'u16be']);
    assert.equal(ruleRemarks('on data repl "a"\non dat reply "b"').length, 2);
  });

  it('says nothing of an empty text', () => {
    assert.deepEqual(payloadRemarks(' \n'), []);
    assert.deepEqual(ruleRemarks('# only a comment'), []);
  });

  it('says that a regular expression on data sees one chunk', () => {
    const text = 'on data /a/ reply "x"\non /b/ discard\non line /c/ discard';
    assert.deepEqual(
      ruleRemarks(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]),
      [
        ['hint', '/a/'],
        ['hint', '/b/'],
      ],
    );
  });

  it('does not look through what is too long', () => {
    const [only, more] = ruleRemarks('x'.repeat(remarksLimitCharacters + 1));
    assert.equal(only?.kind, 'hint');
    assert.equal(more, undefined);
  });
});
