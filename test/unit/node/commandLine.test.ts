import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { splitCommandLine } from '../../../src/node/commandLine.ts';

const words = (line: string, platform: NodeJS.Platform = 'linux'): readonly string[] => {
  const split = splitCommandLine(line, platform);
  assert.ok(split.ok, line);
  return [split.program, ...split.args];
};

describe('splitCommandLine', () => {
  it('splits at blanks, and keeps what is quoted together', () => {
    assert.deepEqual(words(' python3  -u "my server.py" \'a "b"\' c\\ d e"f g"h'), [
      'python3',
      '-u',
      'my server.py',
      'a "b"',
      'c d',
      'ef gh',
    ]);
    assert.deepEqual(words('x "" \'\''), ['x', '', '']);
    assert.deepEqual(words('x "a\\"b\\\\c\\d"'), ['x', 'a"b\\c\\d']);
  });

  it('leaves the backslashes of Windows alone', () => {
    assert.deepEqual(words('C:\\Python\\python.exe "C:\\My Files\\x.py"', 'win32'), [
      'C:\\Python\\python.exe',
      'C:\\My Files\\x.py',
    ]);
  });

  it('refuses an open quotation mark, and no program', () => {
    for (const line of ['x "a', "x 'a", 'x \\', '', '  ', '""'])
      assert.equal(splitCommandLine(line, 'linux').ok, false, line);
  });

  it('does as the shell does', () => {
    const word = fc.stringMatching(/^(?:[a-z]|'[a-z ]*'|"[a-z \\']*"|\\[ "'\\a-z])+$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (given) => {
        const line = given.filter((one) => !one.includes('\\\\"')).join(' ');
        const shell = spawnSync('sh', ['-c', `printf '%s\\n' ${line}`], { encoding: 'utf8' });
        if (line === '' || shell.status !== 0) return;
        const split = splitCommandLine(`printf ${line}`, 'linux');
        assert.deepEqual(split.ok ? split.args.join('\n') : '', shell.stdout.slice(0, -1), line);
      }),
      { numRuns: 40 },
    );
  });
});
