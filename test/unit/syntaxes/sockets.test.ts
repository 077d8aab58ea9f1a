import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { checkExperiment } from '../../../src/language/experiment/checkExperiment.ts';
import { experimentSnippets } from '../../../src/language/experiment/editor/experimentSnippets.ts';
import { statementSnippet } from '../../../src/language/experiment/editor/statementSnippet.ts';
import { parseExperiment } from '../../../src/language/experiment/parseExperiment.ts';
import { statementKind, statementWords } from '../../../src/language/experiment/statements/table.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** What a snippet becomes when nothing is filled in: the default of each place, wherever its number stands. */
function filledIn(body: string): string {
  const defaults = new Map<string, string>();
  const place = /\$\{(\d+):((?:\\.|\$\d|[^\\}])*)\}|\$\{(\d+)\|((?:\\.|[^\\|])*)\|\}/g;
  const plain = (text: string): string => text.replaceAll(/\\([\\$},|])/g, '$1');
  const first = body.replaceAll(
    place,
    (_whole, number: string | undefined, text: string, choice: string, list: string) => {
      const key = number ?? choice;
      const value = plain(number === undefined ? (list.split(/(?<!\\),/)[0] ?? '') : text);
      defaults.set(key, value);
      return value;
    },
  );
  return plain(first)
    .replaceAll(/\$(\d+)/g, (_whole, number: string) => defaults.get(number) ?? '')
    .replaceAll('\t', '  ');
}

const setup = `listen tcp://127.0.0.1:0 as setup
connect {{setup}} as client
accept setup as conn
client > "x"
conn < "x"
`;

function errorsOf(text: string): string[] {
  return checkExperiment(text)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
}

describe('snippets of experiments', () => {
  it('are the same in completion and behind Insert Snippet', () => {
    const contributed: unknown = JSON.parse(read('syntaxes/sockets.snippets.json'));
    const ours = experimentSnippets.map(({ title, ...snippet }) => [title, snippet]);
    assert.deepEqual(contributed, Object.fromEntries(ours));
  });

  for (const { title, body, prefix, description } of experimentSnippets) {
    it(`"${title}" is right as it comes`, () => {
      const text = filledIn(body.join('\n'));
      assert.match(prefix, /^[a-z]+-[a-z]+$/);
      assert.match(description, /\.$/);
      assert.ok(!/[$]/.test(text), text);
      const isWhole = /^(?:test|listen)/.test(text);
      assert.deepEqual(errorsOf(isWhole ? text : setup + text.replaceAll('as client', 'as peer')), [], text);
    });
  }

  it('of single statements are right as they come', () => {
    const { definitions } = checkExperiment(setup);
    for (const word of [...statementWords, '@']) {
      if (word === 'fault') continue;
      const snippet = statementSnippet(word, definitions);
      assert.ok(snippet !== undefined, word);
      const text = filledIn(snippet);
      const body = /\n( *)$/.exec(text);
      const inner = word === 'relay' ? 'corrupt' : 'wait 1s';
      const whole = body === null ? text : `${text}${inner}`;
      const filled = whole.replace(/do\n {4}\n/, 'do\n    wait 1s\n');
      const placed = word === 'do' ? `together\n  ${filled.replaceAll('\n', '\n  ')}` : filled;
      assert.deepEqual(errorsOf(`${setup}${placed}\n`), [], placed);
    }
  });
});

describe('the indentation of experiments', () => {
  const { indentationRules, onEnterRules } = JSON.parse(
    read('syntaxes/sockets.language-configuration.json'),
  ) as {
    indentationRules: { increaseIndentPattern: string; decreaseIndentPattern: string };
    onEnterRules: readonly { beforeText: string }[];
  };
  const patterns = [indentationRules.increaseIndentPattern, onEnterRules[0]?.beforeText ?? ''].map(
    (pattern) => new RegExp(pattern),
  );

  it('goes in behind what has a block below it, and behind nothing else', () => {
    for (const file of readdirSync(new URL('media/examples/', root))) {
      const text = read(`media/examples/${file}`);
      for (const line of parseExperiment(text).experiment.lines) {
        if (line.kind === 'comment') continue;
        const shown = text.slice(line.lineStart, line.end);
        const { statement } = line;
        const block = statement === undefined ? undefined : statementKind(statement.kind).block;
        const opens = block !== undefined && (statement?.kind !== 'listen' || statement.name !== undefined);
        for (const pattern of patterns) assert.equal(pattern.test(shown), opens, shown);
      }
    }
  });

  it('never goes out by itself', () => {
    assert.equal(new RegExp(indentationRules.decreaseIndentPattern).test('  do'), false);
  });
});
