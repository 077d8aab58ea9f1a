import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkExperiment } from '../../../../../src/language/experiment/checkExperiment.ts';
import { completionAt, type Completion } from '../../../../../src/language/experiment/editor/completionAt.ts';
import { experimentText } from '../experimentPieces.ts';

const setup = `@greeting = "hi"
listen tcp://127.0.0.1:0 as server
listen unix:demo as local
test "other"
  connect {{server}} as elsewhere
test "a"
  connect {{server}} as alice
  accept server as conn
  relay tcp://127.0.0.1:0 to {{server}} as link
`;

/** What may stand at the end of a line, or at `|` in it, below the setup. */
function at(line: string): Completion | undefined {
  const text = setup + line;
  const place = text.indexOf('|');
  const offset = place < 0 ? text.length : place;
  return completionAt(checkExperiment(text.replace('|', '')), offset);
}

const names = (completion: Completion | undefined): string[] =>
  completion?.names.map(({ name }) => name) ?? [];
const has = (completion: Completion | undefined, ...words: string[]): boolean =>
  words.every((word) => completion?.words.includes(word) === true);

describe('completionAt', () => {
  it('offers statements and names at the beginning of a line', () => {
    for (const line of ['  ', '  li', '  |\n  wait 1s\n']) {
      const completion = at(line);
      assert.ok(has(completion, 'listen', 'connect', 'wait', '@'), line);
      assert.deepEqual(names(completion), ['server', 'local', 'alice', 'conn', 'link']);
      assert.equal(has(completion, 'test') || has(completion, 'do'), false);
    }
    assert.ok(has(at(''), 'test', 'listen'));
    assert.deepEqual(at('  together\n    ')?.words, ['do']);
    assert.ok(has(at('  repeat 2\n    '), 'wait'));
  });

  it('replaces the word that has been begun', () => {
    const completion = at('  alice < cont');
    assert.equal(completion?.start, setup.length + '  alice < '.length);
    assert.equal(completion.end, setup.length + '  alice < cont'.length);
    assert.ok(has(completion, 'contains', 'matches', 'line', 'nothing'));
    assert.deepEqual(completion.others, [{ kind: 'payload', holes: true }]);
  });

  it('offers what may follow', () => {
    assert.deepEqual(at('  alice ')?.words.toSorted(), [
      '<',
      '>',
      'close',
      'end',
      'frames',
      'pause',
      'reset',
      'resume',
      'secure',
    ]);
    assert.deepEqual(at('  alice < "x" ')?.words, ['within', 'as']);
    assert.deepEqual(at('  alice < "x" within 1s ')?.words, ['as']);
    assert.deepEqual(at('  alice < any within ')?.others, [{ kind: 'duration' }]);
    assert.deepEqual(at('  alice < nothing ')?.words, ['for']);
    assert.deepEqual(at('  alice < matches ')?.others, [{ kind: 'expression' }]);
    assert.deepEqual(at('  connect ')?.others, [{ kind: 'address', endpointKind: 'client' }]);
    assert.deepEqual(at('  listen ')?.others, [{ kind: 'address', endpointKind: 'listener' }]);
    assert.deepEqual(at('  connect {{server}} ')?.words, ['as', 'within', 'fails']);
    assert.deepEqual(at('  connect {{server}} as ')?.others, [{ kind: 'new name', suggestion: 'client' }]);
    assert.deepEqual(at('  connect {{server}} fails ')?.others, [{ kind: 'error code' }]);
    assert.deepEqual(at('  alice > ')?.others, [{ kind: 'payload', holes: false }]);
  });

  it('offers only endpoints that fit', () => {
    assert.deepEqual(names(at('  accept ')), ['server', 'local']);
    assert.deepEqual(names(at('  fault ')), ['link']);
    assert.deepEqual(names(at('  save a')), ['server', 'local', 'alice', 'conn', 'link']);
  });

  it('offers variables between braces', () => {
    const completion = at('  alice > "x {{ser');
    assert.equal(completion?.start, setup.length + '  alice > "x {{'.length);
    const offered = new Set(completion.variables.map(({ name }) => name));
    for (const name of ['greeting', 'server', 'server.host', 'server.port', 'local', 'env.'])
      assert.ok(offered.has(name), name);
    for (const name of ['local.port', 'greeting.host', 'elsewhere']) assert.ok(!offered.has(name), name);
  });

  it('offers the words of rules and faults', () => {
    assert.ok(has(at('  listen tcp://:0 as b\n    '), 'on', 'every', 'frames', 'echo'));
    assert.ok(has(at('  listen tcp://:0 as b\n    on '), 'connect', 'line', 'starts', 'reply'));
    assert.ok(has(at('  listen tcp://:0 as b\n    on line re'), 'reply', 'discard'));
    assert.ok(has(at('  listen tcp://:0 as b\n    on data reply '), 'all', 'upper', 'exec'));
    assert.ok(has(at('  listen tcp://:0 as b\n    on data reply "x" '), 'after', 'times', 'then'));
    assert.ok(has(at('  listen tcp://:0 as b\n    on data reply "x" then '), 'close'));
    assert.ok(has(at('  relay tcp://:0 to tcp://:9 as b\n    '), 'latency', 'drop'));
    assert.ok(has(at('  relay tcp://:0 to tcp://:9 as b\n    latency 5ms '), 'jitter', 'up', 'chance'));
    assert.ok(has(at('  fault link '), 'set', 'remove', 'clear'));
  });

  it('offers nothing in literals and comments', () => {
    for (const line of [
      '  alice > "with',
      "  alice > 'with ",
      '  # wait',
      '  wait 1s # w',
      '  alice < matches /a',
    ])
      assert.equal(at(line), undefined, line);
  });

  it('answers at any place of any text', () => {
    fc.assert(
      fc.property(experimentText, fc.nat(), (text, place) => {
        const offset = place % (text.length + 1);
        const completion = completionAt(checkExperiment(text), offset);
        assert.ok(completion === undefined || (completion.start <= offset && completion.end === offset));
      }),
      { numRuns: 500 },
    );
  }).timeout(20_000);
});
