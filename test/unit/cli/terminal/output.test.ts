import assert from 'node:assert/strict';
import { PassThrough, Writable } from 'node:stream';
import { jsonLine } from '../../../../src/cli/terminal/jsonLine.ts';
import { line, styled } from '../../../../src/cli/terminal/line.ts';
import { Output } from '../../../../src/cli/terminal/output.ts';
import { wholeWrites } from '../../../../src/cli/terminal/standardStream.ts';

describe('Output', () => {
  async function printed(coloured: boolean, print: (output: Output) => void): Promise<string> {
    const stream = new PassThrough();
    const output = new Output(stream, coloured);
    print(output);
    await output.whenDrained();
    return String(stream.read());
  }

  it('escapes what would act on a terminal, wherever in a line it stands, and keeps a line one line', async () => {
    const evil = '\u001b[2J\n\u009b31m\u202E';
    const shown = '\\u{1B}[2J\\n\\u{9B}31m\\u{202E}';
    assert.equal(
      await printed(false, (output) => output.line(line`${styled('dim', evil)} ${evil}`)),
      `${shown} ${shown}\n`,
    );
  });

  it('adds the codes of its own styles, on a terminal only', async () => {
    const print = (output: Output): void => output.line(line`a ${styled('error', '\u001b[32mb')} ${3}`);
    assert.equal(await printed(true, print), 'a \u001b[31m\\u{1B}[32mb\u001b[39m 3\n');
    assert.equal(await printed(false, print), 'a \\u{1B}[32mb 3\n');
  });

  it('keeps what failed, and nothing of a reader that has gone', async () => {
    const codes = ['ENOSPC', 'EPIPE'] as const;
    const [disk, pipe] = codes.map((code) => new Output(failing(code)));
    let gone = 0;
    for (const output of [disk, pipe]) {
      output?.onClosed(() => gone++);
      output?.line('x');
      await output?.whenDrained();
    }
    assert.deepEqual([disk?.failure?.code, pipe?.failure], ['ENOSPC', undefined]);
    assert.equal(gone, 2);
    assert.deepEqual([disk?.waitingBytes, disk?.write(Buffer.from('y'))], [0, true]);
  });

  function failing(code: string): Writable {
    return new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
    });
  }
});

describe('wholeWrites', () => {
  it('writes on after a short write, and fails with what comes then', async () => {
    const taken: number[] = [];
    const stream = wholeWrites((bytes) => {
      if (taken.length === 2) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      const size = Math.min(bytes.length, 3);
      taken.push(size);
      return size;
    });
    const error = await new Promise<NodeJS.ErrnoException>((resolve) => {
      stream.on('error', resolve);
      stream.write(Buffer.from('12345678'));
    });
    assert.deepEqual([taken, error.code], [[3, 3], 'ENOSPC']);
  });
});

describe('jsonLine', () => {
  it('escapes what acts on a terminal, and means the same', () => {
    const value = { text: 'é\u007f\u009b\u202E\u{E0041}\ud800"\n', bytes: 'AA==' };
    const text = jsonLine(value);
    assert.equal(text, '{"text":"é\\u007f\\u009b\\u202e\\udb40\\udc41\\ud800\\"\\n","bytes":"AA=="}');
    assert.deepEqual(JSON.parse(text), value);
  });
});
