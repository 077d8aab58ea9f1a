/** Command lines in this process, as far as they open nothing. */
import assert from 'node:assert/strict';
import { outcome } from '../../support/cli/commandLine.ts';
import { wrongCalls } from '../../support/cli/wrongCalls.ts';

describe('runCli', () => {
  for (const [words, message] of wrongCalls) {
    it(`refuses: ${words.join(' ') || '(nothing)'}`, async () => {
      const { code, out, error } = await outcome(...words);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, /^socket-lab: [^\n]+\n$/);
      assert.match(error, message);
    });
  }

  it('prints the same help by each way that leads to it', async () => {
    for (const ways of [
      [['--help'], ['-h'], ['help'], ['help', 'help']],
      [
        ['listen', '--help'],
        ['listen', 'tcp://:0', '-h'],
        ['help', 'listen'],
      ],
    ]) {
      const [first, ...others] = await Promise.all(ways.map((words) => outcome(...words)));
      assert.equal(first?.code, 0);
      for (const other of others) assert.deepEqual(other, first);
    }
  });

  it('prints its version', async () => {
    for (const word of ['--version', '-v'])
      assert.match((await outcome(word)).out, /^socket-lab \d+\.\d+\.\d+\n$/);
  });
});
