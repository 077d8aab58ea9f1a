import assert from 'node:assert/strict';
import { editedLimitCharacters } from '../../../../../src/language/core/languageService.ts';
import { parseRuleStatements } from '../../../../../src/language/rules/parseRuleStatements.ts';
import { rulesLanguage } from '../../../../../src/language/rules/help/rulesLanguage.ts';
import { finish } from '../../../../../src/model/work.ts';
import { steadyEnvironment } from '../../../../support/steadyEnvironment.ts';

const service = rulesLanguage({ environment: () => steadyEnvironment, checkRules: parseRuleStatements });
const treeOf = (text: string) => finish(service.parse(text));
const check = (text: string) => finish(service.check(treeOf(text)));

describe('rulesLanguage', () => {
  it('finds every problem', () => {
    assert.equal(check('on data repl "a"\non dat reply "b"').length, 2);
    assert.deepEqual(check('# only a comment'), []);
  });

  it('says that a regular expression on data sees one chunk', () => {
    const text = 'on data /a/ reply "x"\non /b/ discard\non line /c/ discard';
    assert.deepEqual(
      check(text).map(({ severity, start, end }) => [severity, text.slice(start, end)]),
      [
        ['hint', '/a/'],
        ['hint', '/b/'],
      ],
    );
  });

  it('says what only the engine knows, and no hint besides', () => {
    const problem = { start: 8, end: 11, message: 'No.' };
    const strict = rulesLanguage({
      environment: () => steadyEnvironment,
      checkRules: () => ({ ok: false, problems: [problem] }),
    });
    const tree = finish(strict.parse('on data /a/ discard'));
    assert.deepEqual(finish(strict.check(tree)), [{ severity: 'error', ...problem }]);
  });

  it('completes and explains', () => {
    const tree = treeOf('on line discard');
    assert.deepEqual(
      finish(service.complete(tree, 8))
        ?.items.map(({ label }) => label)
        .slice(0, 2),
      ['reply', 'discard'],
    );
    assert.deepEqual(service.explain(tree, 1), {
      start: 0,
      end: 15,
      sentences: ['For each line, answers nothing.'],
    });
  });

  it('does not look through what is too long', () => {
    const long = 'x'.repeat(editedLimitCharacters + 1);
    const [only, more] = check(long);
    assert.equal(only?.severity, 'hint');
    assert.equal(more, undefined);
    assert.equal(finish(service.complete(treeOf(long), 1)), undefined);
    assert.equal(service.explain(treeOf(long), 1), undefined);
  });
});
