import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { lineLimit, StdinLines } from '../../../../src/cli/session/stdinLines.ts';

async function linesOf(...chunks: readonly (string | Buffer)[]): Promise<string[]> {
  const input = new PassThrough();
  const seen: string[] = [];
  const reader = new StdinLines(input, {
    onLine: (line) => void seen.push(line),
    onTooLong: () => void seen.push('too long'),
  });
  for (const chunk of chunks) input.write(chunk);
  input.end();
  await once(input, 'end');
  reader.dispose();
  return seen;
}

describe('StdinLines', () => {
  it('has lines wherever the chunks end, within a character too, and the last without its end', async () => {
    const euro = Buffer.from('€');
    const lines = await linesOf('a\r', '\nb', euro.subarray(0, 1), euro.subarray(1), '\n', 'c');
    assert.deepEqual(lines, ['a', 'b€', 'c']);
  });

  it('leaves out a line that is too long, and goes on with the next', async () => {
    const half = 'x'.repeat(lineLimit / 2);
    assert.deepEqual(await linesOf(half, half, '\n', 'next\n'), [half + half, 'next', '']);
    assert.deepEqual(await linesOf('first\n', half, half, 'y', 'z\nnext\n'), [
      'first',
      'too long',
      'next',
      '',
    ]);
    assert.deepEqual(await linesOf(`${half}${half}y\nnext\n`), ['too long', 'next', '']);
  });
});
