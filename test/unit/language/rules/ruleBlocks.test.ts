import assert from 'node:assert/strict';
import fc from 'fast-check';
import { insertRule } from '../../../../src/language/rules/insertRule.ts';
import { joinBlocks, ruleBlocks } from '../../../../src/language/rules/ruleBlocks.ts';

describe('ruleBlocks', () => {
  it('keeps heredocs and comments with their rules', () => {
    const text = '# top\n\non data reply <<E\non line discard\nE\n# about it\non line discard';
    const { header, blocks } = ruleBlocks(text);
    assert.equal(header, '# top\n\n');
    assert.deepEqual(
      blocks.map((block) => block.text),
      ['on data reply <<E\non line discard\nE\n# about it', 'on line discard'],
    );
  });

  it('and joinBlocks give the same rules again', () => {
    const lines = fc.constantFrom(
      'echo',
      '# c',
      '',
      'on data reply "a"',
      'frames by line',
      'on data reply <<E\nx\nE',
    );
    fc.assert(
      fc.property(fc.array(lines), (parts) => {
        const text = parts.join('\n');
        const { header, blocks } = ruleBlocks(text);
        const joined = joinBlocks(
          header,
          blocks.map((block) => block.text),
        );
        assert.equal(joined.trimEnd(), text.trimEnd());
      }),
    );
  });
});

describe('insertRule', () => {
  it('puts a rule below the others, but above a service alone', () => {
    assert.equal(insertRule('', 'on data discard'), 'on data discard');
    assert.equal(insertRule('on line discard', 'on data discard'), 'on line discard\non data discard');
    assert.equal(insertRule('# c\necho', 'on line discard'), '# c\non line discard\necho');
  });

  it('puts the framing first, in place of another', () => {
    assert.equal(
      insertRule('on data discard\nframes by line', 'on frame discard', 'frames by slip'),
      'frames by slip\non data discard\non frame discard',
    );
  });
});
