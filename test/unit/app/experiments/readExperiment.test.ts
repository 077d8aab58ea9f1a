import assert from 'node:assert/strict';
import {
  reading,
  testAt,
  whyNotRunnable,
  type ReadExperiment,
} from '../../../../src/app/experiments/readExperiment.ts';
import { finish } from '../../../../src/model/work.ts';
import { newExperimentText } from '../../../../src/app/experiments/newExperimentText.ts';

const two = `# about
@greeting = "hello"

test "first"
  listen tcp://127.0.0.1:0 as server
  # behind it

# before the second
test "second"
  listen tcp://127.0.0.1:0 as server
    on data reply <<END
      text
      END
`;

const readExperiment = (text: string): ReadExperiment => finish(reading(text));

describe('readExperiment', () => {
  it('gives each test its lines, without what stands between them', () => {
    assert.deepEqual(
      readExperiment(two).tests.map(({ key, line, lastLine }) => [key, line, lastLine]),
      [
        ['first', 4, 5],
        ['second', 9, 13],
      ],
    );
  });

  it('is one test without a title where there are no blocks', () => {
    const { tests } = readExperiment('# about\nlisten tcp://127.0.0.1:0 as a\nconnect {{a}} as b\n');
    assert.deepEqual(tests, [{ key: '', title: undefined, line: 2, lastLine: 3 }]);
  });

  it('tells tests with one title apart', () => {
    const same = 'test "a"\n  wait 1ms\ntest "a"\n  wait 1ms\n';
    assert.deepEqual(
      readExperiment(same).tests.map(({ key, title }) => [key, title]),
      [
        ['a', 'a'],
        ['a (2)', 'a'],
      ],
    );
    const other = 'test "a (2)"\n  wait 1ms\n';
    for (const text of [other + same, same + other]) {
      const keys = readExperiment(text).tests.map(({ key }) => key);
      assert.deepEqual(keys.toSorted(), ['a', 'a (2)', 'a (3)']);
    }
  });

  it('finds the test that holds a line; above all of them it is the first', () => {
    const read = readExperiment(two);
    assert.deepEqual(
      [1, 4, 8, 9, 99].map((line) => testAt(read, line)?.key),
      ['first', 'first', 'first', 'second', 'second'],
    );
    assert.equal(testAt(readExperiment(''), 1), undefined);
  });

  it('says with its line why something cannot be run; warnings keep nobody from it', () => {
    assert.equal(whyNotRunnable(readExperiment(two)), undefined);
    assert.match(
      whyNotRunnable(readExperiment('wait 1ms\nx > "y"\nz > "y"\n')) ?? '',
      /^Line 2: .*\(and 1 more\)$/,
    );
    assert.match(whyNotRunnable(readExperiment('# only a comment\n')) ?? '', /nothing to run/);
  });

  it('finds nothing wrong with a new experiment', () => {
    assert.deepEqual(readExperiment(newExperimentText).problems, []);
  });
});
