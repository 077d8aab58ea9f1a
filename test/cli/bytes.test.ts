/** `bytes` as a real process: hex on stdout, problems with line and column on stderr. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endPrograms, socketLab, socketLabWith } from '../support/processes.ts';

async function run(...words: string[]): Promise<{ code: number | null; out: string; error: string }> {
  const program = socketLab('bytes', ...words);
  program.endInput();
  const { code } = await program.ended;
  return { code, out: program.text, error: program.errorText };
}

async function hex(...words: string[]): Promise<string> {
  const { code, out, error } = await run(...words);
  assert.deepEqual([code, error], [0, '']);
  assert.match(out, /^[0-9a-f]*\n$/);
  return out.trim();
}

describe('socket-lab bytes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'socket-lab-bytes-'));
  after(() => rmSync(folder, { recursive: true }));
  afterEach(endPrograms);

  it('prints the bytes as lower-case hex on one line', async () => {
    assert.equal(await hex('checksum("crc16-modbus", le){hex"11 03 00 6B 00 03"}'), '1103006b00037687');
    assert.equal(await hex('""'), '');
    assert.equal(await hex('shiftjis"日本"'), '93fa967b');
    assert.equal(await hex('<<CRLF END\n  a\n  END'), '610d0a');
    assert.equal((await hex('repeat(1000000, "ab")')).length, 4_000_000);
  });

  it('takes variables, as they stand or in the notation', async () => {
    const set = [
      '--set',
      'name=Ada L',
      '--set',
      'n=3',
      '--set',
      'raw=hex"00 ff"',
      '--set',
      'both="<{{name}}>\\n"',
    ];
    assert.equal(
      await hex('"{{name}}" u8({{n}}) {{raw}} {{both}}', ...set),
      Buffer.from('Ada L\x03\x00\xff<Ada L>\n', 'latin1').toString('hex'),
    );
    assert.equal(await hex('{{a}}', '--set', 'a=', '--set', 'a=x=y'), Buffer.from('x=y').toString('hex'));
    const program = socketLabWith({ env: { ANSWER: '42' } }, 'bytes', 'u8({{env.ANSWER}})');
    await program.ended;
    assert.equal(program.text, '2a\n');
  });

  it('gives the same random bytes for the same seed', async () => {
    const [one, again, other] = await Promise.all(
      ['7', '7', '8'].map((seed) => hex('random(8) uuid()', '--seed', seed)),
    );
    assert.equal(one, again);
    assert.notEqual(one, other);
    assert.notEqual(await hex('random(16)'), await hex('random(16)'));
  });

  it('reads files relative to the working directory, a single one of any size', async () => {
    writeFileSync(join(folder, 'a.bin'), Buffer.of(0, 1, 2));
    writeFileSync(join(folder, 'large.bin'), '');
    truncateSync(join(folder, 'large.bin'), 70_000_000);
    const inFolder = async (
      payload: string,
    ): Promise<{ out: string; error: string; code: number | null }> => {
      const program = socketLabWith({ cwd: folder }, 'bytes', payload);
      const { code } = await program.ended;
      return { out: program.text, error: program.errorText, code };
    };
    assert.deepEqual(await inFolder('len8{file"a.bin"}'), { out: '03000102\n', error: '', code: 0 });
    assert.equal((await inFolder('file"large.bin"')).out.length, 140_000_001);
    assert.match(
      (await inFolder('"" file"large.bin"')).error,
      /payload:1:4: The file "large.bin" makes .*64 MiB/,
    );
    for (const payload of ['file"none"', '"" file"none"'])
      assert.match(
        (await inFolder(payload)).error,
        /^socket-lab: payload:1:\d: The file "none" is not there.*ENOENT/,
      );
    assert.match((await inFolder('"" file"."')).error, /is a folder \(EISDIR\)/);
    assert.match((await inFolder('file"."')).error, /is a folder \(EISDIR\)/);
  });

  it('tells every problem with its line and column, and prints nothing else', async () => {
    assert.deepEqual(await run('"a\\q"\n u8(256)'), {
      code: 2,
      out: '',
      error:
        'socket-lab: payload:1:3: There is no escape "\\q"; there are \\n \\r \\t \\0 \\\\ \\" \\{ \\xHH \\u{H…}.\n' +
        'socket-lab: payload:2:5: 256 is out of range: u8 goes from 0 to 255.\n',
    });
    assert.match(
      (await run('{{nobody}}')).error,
      /^socket-lab: payload:1:1: There is no variable "nobody"\.\n$/,
    );
    assert.match((await run('hello')).error, /payload:1:1: "hello" is not part of a payload/);
    assert.match((await run('repeat(1000000000, "x")')).error, /payload:1:1: .*larger than 64 MiB/);
    const set = await run('""', '--set', 'a="x', '--set', 'b=u8(');
    assert.match(set.error, /^socket-lab: --set a:1:3: The closing .*\nsocket-lab: --set b:1:4: /);
    assert.deepEqual([set.code, set.out], [2, '']);
  });
});
