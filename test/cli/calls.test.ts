/** Help, version, and every way to call the program wrongly: exit code 2, one line, nothing opened. */
import assert from 'node:assert/strict';
import { wrongCalls } from '../support/cli/wrongCalls.ts';
import { endPrograms, socketLab } from '../support/processes.ts';

async function outcome(...words: string[]): Promise<{ code: number | null; out: string; error: string }> {
  const program = socketLab(...words);
  program.endInput();
  const { code } = await program.ended;
  return { code, out: program.text, error: program.errorText };
}

describe('socket-lab, its calls', () => {
  afterEach(endPrograms);

  for (const [words, message] of wrongCalls) {
    it(`refuses: ${words.join(' ') || '(nothing)'}`, async () => {
      const { code, out, error } = await outcome(...words);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(error, /^socket-lab: [^\n]+\n$/);
      assert.match(error, message);
    });
  }

  it('prints help, in general and for each command, and lists no command that does not work', async () => {
    const general = await outcome('--help');
    assert.deepEqual([general.code, general.error], [0, '']);
    assert.match(general.out, /socket-lab listen ADDRESS/);
    assert.doesNotMatch(general.out, /replay|pcapng/);
    for (const command of [
      'listen ADDRESS',
      'connect ADDRESS',
      'relay ADDRESS TARGET',
      'run FILE…',
      'check FILE…',
      'bytes PAYLOAD',
    ]) {
      const help = await outcome(command.split(' ')[0] ?? '', '--help');
      assert.deepEqual([help.code, help.error], [0, '']);
      assert.match(help.out, new RegExp(`^socket-lab ${command}`));
      assert.match(help.out, /Examples\n/);
    }
  });

  it('prints the same help however it is asked for', async () => {
    const ways = [['--help'], ['-h'], ['help'], ['help', 'help']];
    const general = await Promise.all(ways.map((words) => outcome(...words)));
    assert.ok(general.every(({ code, out }) => code === 0 && out === general[0]?.out));
    const ofListen = [
      ['listen', '--help'],
      ['listen', '-h'],
      ['listen', 'tcp://:0', '-h'],
      ['help', 'listen'],
    ];
    const listen = await Promise.all(ofListen.map((words) => outcome(...words)));
    assert.ok(listen.every(({ code, out }) => code === 0 && out === listen[0]?.out));
  });

  it('prints its version', async () => {
    for (const word of ['--version', '-v']) {
      const { code, out } = await outcome(word);
      assert.equal(code, 0);
      assert.match(out, /^socket-lab \d+\.\d+\.\d+\n$/);
    }
  });
});
