/** Help says what there is: each option of each command, and no other; its examples are calls that are understood. */
import assert from 'node:assert/strict';
import type { Call } from '../../../src/cli/calls/call.ts';
import { helpOption, readArgs } from '../../../src/cli/options/args.ts';
import { commands } from '../../../src/cli/commands.ts';
import { commandHelp, generalHelp } from '../../../src/cli/help.ts';

const widest = 94;

/** Words as a shell has them, as far as examples use one: quotes and redirections. */
function wordsOf(example: string): string[] {
  const call = example.replace(/^.*\| (?=socket-lab)/, '').replace(/ [<>|] .*$/, '');
  return [...call.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'),
  );
}

function examplesOf(help: string): string[] {
  const [, examples = ''] = help.split('\nExamples\n');
  return examples.split('\n').filter((line) => line.includes('socket-lab '));
}

describe('help', () => {
  const names = Object.keys(commands);
  const calls = new Map<string, Call>();
  const helps = new Map<string, string>();

  before(async () => {
    for (const [name, command] of Object.entries(commands)) {
      const call = await command.load();
      calls.set(name, call);
      helps.set(name, commandHelp(name, command, call));
    }
  });

  it('bytes: writes the escapes as they are typed', () => {
    const escapes = ['n', 'r', 't', '0', '\\', '"', '{', 'xHH', 'u{H}'].map((name) => `\\${name}`);
    assert.ok(helps.get('bytes')?.includes(escapes.join(' ')));
  });

  for (const name of names) {
    it(`${name}: has every option, and no other`, () => {
      const options = { ...calls.get(name)?.options, ...helpOption };
      const shown = [...(helps.get(name) ?? '').matchAll(/^ +(?:-h, )?--([a-z-]+)/gm)].map(
        ([, option]) => option,
      );
      const known = Object.entries(options).filter(([, { later }]) => later !== true);
      assert.deepEqual(new Set(shown), new Set(known.map(([option]) => option)));
      assert.equal(shown.length, known.length);
    });

    it(`${name}: has examples that are understood`, () => {
      const options = { ...calls.get(name)?.options, ...helpOption };
      const examples = examplesOf(helps.get(name) ?? '');
      assert.ok(examples.length > 0);
      for (const example of examples) {
        const [program, called, ...words] = wordsOf(example.trim());
        assert.deepEqual([program, called], ['socket-lab', name], example);
        assert.ok(readArgs(words, options).ok, example);
      }
    });
  }

  it('fits a terminal', () => {
    const texts = [generalHelp(commands), ...helps.values()];
    for (const line of texts.flatMap((text) => text.split('\n')))
      if (!line.includes('socket-lab ')) assert.ok(line.length <= widest, line);
  });
});
