import assert from 'node:assert/strict';
import { checkExperiment } from '../../../../../src/language/experiment/checkExperiment.ts';
import { occurrenceAt } from '../../../../../src/language/experiment/editor/occurrences.ts';
import { renameProblem } from '../../../../../src/language/experiment/editor/renameProblem.ts';

const text = `listen tcp://127.0.0.1:0 as server
test "a"
  connect {{server}} as alice
  connect {{server}} as bob
test "b"
  connect {{server}} as carol
`;

function problem(from: string, to: string): string | undefined {
  const checked = checkExperiment(text);
  const found = occurrenceAt(checked.definitions, text.indexOf(`as ${from}`) + 3);
  assert.ok(found);
  return renameProblem(checked, found.definition, to);
}

describe('renameProblem', () => {
  it('lets a name be what is free where it is known', () => {
    for (const name of ['alice', 'carol', 'ålice_2']) assert.equal(problem('alice', name), undefined);
  });

  it('refuses what is no name, a word of the language, and what is taken', () => {
    assert.match(problem('alice', 'a b') ?? '', /is not a name/);
    assert.match(problem('alice', '1') ?? '', /is not a name/);
    assert.match(problem('alice', 'connect') ?? '', /word of the language/);
    assert.match(problem('alice', 'bob') ?? '', /already, on line 4/);
    assert.match(problem('alice', 'server') ?? '', /already, on line 1/);
    assert.match(problem('server', 'carol') ?? '', /already, on line 6/);
  });
});
