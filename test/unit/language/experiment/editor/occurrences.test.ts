import assert from 'node:assert/strict';
import { checkExperiment } from '../../../../../src/language/experiment/checkExperiment.ts';
import { occurrenceAt, occurrencesOf } from '../../../../../src/language/experiment/editor/occurrences.ts';

const text = `@x = "a"
listen tcp://127.0.0.1:0 as server
  on data reply {{x}}
test "one"
  connect tcp://{{ server.host }}:{{server.port}} as alice
  alice > len8{"{{x}}"} <<END
    {{alice}}
    END
test "two"
  connect {{server}} as alice
  alice < matches /(?<verb>a)/
  alice > {{verb}}{{1}}
`;

/** Line and column of each place where the name at a place is written. */
function placesOf(offset: number): string[] {
  const { definitions } = checkExperiment(text);
  const found = occurrenceAt(definitions, offset);
  return found === undefined
    ? []
    : occurrencesOf(found.definition).map(({ start, end }) => {
        assert.equal(text.slice(start, end), found.definition.name);
        const before = text.slice(0, start).split('\n');
        return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
      });
}

describe('occurrences', () => {
  it('finds a name wherever it is written', () => {
    assert.deepEqual(placesOf(text.indexOf('{{x}}') + 2), ['1:2', '3:19', '6:19']);
    assert.deepEqual(placesOf(1), ['1:2', '3:19', '6:19']);
    assert.deepEqual(placesOf(text.indexOf('as server') + 5), ['2:29', '5:20', '5:37', '10:13']);
    assert.deepEqual(placesOf(text.indexOf('verb>')), ['11:23', '12:13']);
  });

  it('tells names of different tests apart', () => {
    assert.deepEqual(placesOf(text.indexOf('alice >')), ['5:54', '6:3', '7:7']);
    assert.deepEqual(placesOf(text.lastIndexOf('alice >')), ['10:25', '11:3', '12:3']);
  });

  it('finds nothing between names', () => {
    assert.deepEqual(placesOf(text.indexOf('on data')), []);
    assert.deepEqual(placesOf(text.length), []);
  });
});
