import assert from 'node:assert/strict';
import { checkExperiment } from '../../../../src/language/experiment/checkExperiment.ts';
import { finish } from '../../../../src/model/work.ts';
import { expressionProblems } from '../../../../src/app/experiments/expressionProblems.ts';

/** What is wrong with the expressions of an experiment, and each as it is written. */
function problems(...lines: string[]): string[] {
  const text = lines.join('\n');
  return finish(expressionProblems(checkExperiment(text))).map(
    ({ start, end, message }) => `${text.slice(start, end)} ${message}`,
  );
}

describe('expressionProblems', () => {
  it('tells what the engine does not take, in expectations and rules, in any block', () => {
    const found = problems(
      'listen tcp://127.0.0.1:0 as server',
      '  on line /y{2000}/ reply "x"',
      'test "a"',
      '  connect {{server}} as client',
      '  repeat 2',
      '    client < matches /x{2000}/',
      '  client < matches /right/i',
    );
    assert.equal(found.length, 2);
    assert.match(found[0] ?? '', /^\/y\{2000\}\/ The regular expression cannot be read: .*[^.]\.$/);
    assert.match(found[1] ?? '', /^\/x\{2000\}\/ /);
  });

  it('says nothing more of what has been told already', () => {
    assert.deepEqual(problems('connect tcp://:1 as a', 'a < matches /(/'), []);
  });
});
