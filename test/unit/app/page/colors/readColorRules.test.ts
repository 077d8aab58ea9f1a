import assert from 'node:assert/strict';
import fc from 'fast-check';
import { colorRulesLimit, readColorRules } from '../../../../../src/app/page/colors/readColorRules.ts';
import { defaultColorRules } from '../../../../../src/app/ports/settings.ts';
import { loadExpressions } from '../../../../../src/engine/expressions/expressionEngine.ts';

describe('readColorRules', () => {
  before(loadExpressions);

  it('reads the rules of the manifest', () => {
    const { rules, problems } = readColorRules(defaultColorRules);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      rules.map(({ name, color }) => [name, color]),
      [
        ['Reset', 'orange'],
        ['Error', 'red'],
        ['Dropped', 'yellow'],
      ],
    );
  });

  it('calls a rule without a name by its filter', () => {
    const { rules } = readColorRules([
      { filter: 'len>5', color: 'blue' },
      { filter: 'error', color: 'red', name: ' ' },
    ]);
    assert.deepEqual(
      rules.map(({ name }) => name),
      ['len>5', 'error'],
    );
  });

  it('leaves out what is wrong, says where and why, and goes on with the others', () => {
    const { rules, problems } = readColorRules([
      'red',
      { filter: '', color: 'red' },
      { filter: 'x'.repeat(1001), color: 'red' },
      { filter: 'error', color: 'pink' },
      { filter: 'dir:in len>x', color: 'red' },
      { filter: 'text:/(/', color: 'red' },
      { filter: 'text:/GET|POST/', color: 'green' },
    ]);
    assert.deepEqual(
      rules.map(({ color }) => color),
      ['green'],
    );
    const start = (number: number): string => `Color rule ${number} of socketLab.colorRules is left out: `;
    assert.equal(problems[0], `${start(1)}it needs a "filter", such as "dir:in len>100".`);
    assert.equal(problems[1], `${start(2)}it needs a "filter", such as "dir:in len>100".`);
    assert.equal(problems[2], `${start(3)}its filter has more than 1000 characters.`);
    assert.equal(
      problems[3],
      `${start(4)}its "color" has to be one of red, orange, yellow, green, blue, purple.`,
    );
    assert.match(problems[4] ?? '', /^Color rule 5 .*len.* \(column \d+ of "dir:in len>x"\)\.$/);
    assert.match(problems[5] ?? '', /^Color rule 6 .* \(column \d+ of "text:\/\(\/"\)\.$/);
    assert.equal(problems.length, 6);
  });

  it('takes no more rules than can be tested quickly', () => {
    const { rules, problems } = readColorRules(
      Array.from({ length: colorRulesLimit + 1 }, () => ({ filter: 'error', color: 'red' })),
    );
    assert.equal(rules.length, colorRulesLimit);
    assert.deepEqual(problems, ['socketLab.colorRules has more than 50 rules: the others are left out.']);
  });

  it('takes anything', () => {
    const rule = fc.record({ filter: fc.anything(), color: fc.anything(), name: fc.anything() });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(fc.oneof(rule, fc.anything()))), (setting) => {
        const { rules, problems } = readColorRules(setting);
        assert.ok(rules.length + problems.length <= (Array.isArray(setting) ? setting.length : 0));
      }),
    );
  });
});
