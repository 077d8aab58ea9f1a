import assert from 'node:assert/strict';
import { editedLimitCharacters } from '../../../../../src/language/core/languageService.ts';
import { payloadLanguage } from '../../../../../src/language/payload/help/payloadLanguage.ts';
import { finish } from '../../../../../src/model/work.ts';
import { steadyEnvironment } from '../../../../support/steadyEnvironment.ts';

const service = payloadLanguage(() => steadyEnvironment);
const treeOf = (text: string) => finish(service.parse(text));
const check = (text: string) => finish(service.check(treeOf(text)));

describe('payloadLanguage', () => {
  it('finds every problem with its place and what would be right', () => {
    const [wrong] = check('"a" u16(1)');
    assert.deepEqual([wrong?.severity, wrong?.start, wrong?.end, wrong?.fix], ['error', 4, 7, 'u16be']);
  });

  it('says nothing of an empty text', () => {
    assert.deepEqual(check(' \n'), []);
  });

  it('completes and explains', () => {
    const tree = treeOf('"a" he');
    const found = finish(service.complete(tree, 6));
    assert.equal(found?.start, 4);
    assert.ok(found.items.some(({ label }) => label === 'hex"de ad"'));
    assert.equal(service.explain(tree, 1)?.bytes?.hex, '61');
  });

  it('does not look through what is too long', () => {
    const long = '"a" '.repeat(editedLimitCharacters / 4 + 1);
    assert.deepEqual(
      check(long).map(({ severity }) => severity),
      ['hint'],
    );
    assert.equal(finish(service.complete(treeOf(long), 4)), undefined);
    assert.equal(service.explain(treeOf(long), 1), undefined);
  });
});
