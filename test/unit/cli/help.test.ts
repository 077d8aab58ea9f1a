/** Help says what there is: each option of each command, and no other; its examples are calls that are understood. */
import assert from 'node:assert/strict';
import { readArgs } from '../../../src/cli/options/args.ts';
import { commands } from '../../../src/cli/commands.ts';
import { globalHelp } from '../../../src/cli/help.ts';

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
  it('bytes: writes the escapes as they are typed', () => {
    const escapes = ['n', 'r', 't', '0', '\\', '"', '{', 'xHH', 'u{H}'].map((name) => `\\${name}`);
    assert.ok(commands['bytes']?.help.includes(escapes.join(' ')));
  });

  for (const [name, command] of Object.entries(commands)) {
    const { options } = command.load();

    it(`${name}: has every option, and no other`, () => {
      const told = [...command.help.matchAll(/^ +(?:-h, )?--([a-z-]+)/gm)].map(([, option]) => option);
      const known = Object.keys(options).filter((option) => options[option]?.later !== true);
      assert.deepEqual(new Set(told), new Set(known));
      assert.equal(told.length, known.length);
    });

    it(`${name}: has examples that are understood`, () => {
      const examples = examplesOf(command.help);
      assert.ok(examples.length > 0);
      for (const example of examples) {
        const [program, called, ...words] = wordsOf(example.trim());
        assert.deepEqual([program, called], ['socket-lab', name], example);
        assert.ok(readArgs(words, options).ok, example);
      }
    });
  }

  it('fits a terminal', () => {
    const texts = [globalHelp, ...Object.values(commands).map(({ help }) => help)];
    for (const line of texts.flatMap((text) => text.split('\n')))
      if (!line.includes('socket-lab ')) assert.ok(line.length <= widest, line);
  });
});
