import assert from 'node:assert/strict';
import { commandLine, outcome } from '../../../support/cli/commandLine.ts';

describe('bytes', () => {
  const cases: readonly (readonly [words: readonly string[], out: string])[] = [
    [[String.raw`"ab\n"`], '61620a\n'],
    [['{{name}}', '--set', 'name=Ada'], '416461\n'],
    [['{{b}}', '--set', 'a=hex"01"', '--set', 'b={{a}} hex"02"'], '0102\n'],
    [['repeat(100000, "a")'], `${'61'.repeat(100_000)}\n`],
    [['file"LICENSE"'], /^4d495420/.source],
  ];
  for (const [words, out] of cases) {
    it(words.join(' '), async () => {
      const result = await outcome('bytes', ...words);
      assert.deepEqual([result.code, result.error], [0, '']);
      if (out.startsWith('^')) assert.match(result.out, new RegExp(out));
      else assert.equal(result.out, out);
    });
  }

  it('is the same for the same seed', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => outcome('bytes', 'random(8)', '--seed', '7')));
    assert.deepEqual(one, two);
    assert.match(one?.out ?? '', /^[0-9a-f]{16}\n$/);
  });

  it('reports every problem with its place, a file that is not there, and settings', async () => {
    const cases: readonly (readonly [words: readonly string[], lines: readonly RegExp[]])[] = [
      [['u8(300)\nhex"0"'], [/^socket-lab: payload:1:\d+: /, /^socket-lab: payload:2:\d+: /]],
      [['file"no-such-file"'], [/^socket-lab: payload:1:1: .*no-such-file.*ENOENT/]],
      [
        ['"a"', '--set', 'x', '--set', 'y=hex"0"'],
        [/--set "x": write/, /--set y:1:/],
      ],
    ];
    for (const [words, lines] of cases) {
      const { code, out, error } = await outcome('bytes', ...words);
      assert.deepEqual([code, out], [2, '']);
      const reported = error.trimEnd().split('\n');
      assert.equal(reported.length, lines.length, error);
      for (const [index, line] of lines.entries()) assert.match(reported[index] ?? '', line);
    }
  });

  it('ends where its reader has gone', async () => {
    const call = commandLine('bytes', 'repeat(1000000, "a")');
    call.out.destroy(Object.assign(new Error('EPIPE'), { code: 'EPIPE' }));
    assert.equal(await call.ended, 0);
  });
});
