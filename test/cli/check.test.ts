/** `check`: problems by file, line and column, and nothing else. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertHas } from '../support/assertHas.ts';
import { endPrograms, socketLab } from '../support/processes.ts';

describe('socket-lab check', function () {
  let folder = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'check-'));
    writeFileSync(join(folder, 'wrong.sockets'), 'listen tcp://127.0.0.1:0 as server\nlisen x\n');
    writeFileSync(join(folder, 'warned.sockets'), 'test "empty"\n');
  });
  after(() => rmSync(folder, { recursive: true }));
  afterEach(endPrograms);

  async function checked(...words: string[]): Promise<{ code: number | null; out: string }> {
    const program = socketLab('check', ...words);
    program.endInput();
    const { code } = await program.ended;
    assert.equal(program.errorText, '');
    return { code, out: program.text };
  }

  it('says where errors and warnings are, with exit code 2 for errors', async () => {
    const { code, out } = await checked(folder);
    assert.equal(code, 2);
    const file = join(folder, 'wrong.sockets');
    assert.ok(out.includes(`${file}:2:1: error: There is no statement "lisen": did you mean listen?\n`), out);
    assert.match(out, /warned\.sockets:1:1: warning: This test does nothing/);
  });

  it('reads no more of a file than an experiment may have: a device has no end', async function () {
    if (process.platform === 'win32') this.skip();
    const { code, out } = await checked('/dev/zero');
    assert.equal(code, 2);
    assert.match(out, /^\/dev\/zero:1:1: error: This experiment is too large to be read/);
  });

  it('warnings alone are no failure, and --quiet leaves them out', async () => {
    const file = join(folder, 'warned.sockets');
    assert.equal((await checked(file)).code, 0);
    assert.deepEqual(await checked(file, '--quiet'), { code: 0, out: '' });
  });

  it('--json has the same as objects', async () => {
    const { code, out } = await checked(folder, '--json', '--quiet');
    assert.equal(code, 2);
    const [problem] = out.trimEnd().split('\n');
    assertHas(JSON.parse(problem ?? ''), {
      type: 'problem',
      file: join(folder, 'wrong.sockets'),
      line: 2,
      column: 1,
      severity: 'error',
    });
  });

  it('counts columns without a byte order mark, and refuses what is not UTF-8', async () => {
    const [marked, latin] = [join(folder, 'marked.sockets'), join(folder, 'latin.sockets')];
    writeFileSync(marked, '\uFEFFlisen x\n');
    assert.match((await checked(marked)).out, /marked\.sockets:1:1: error: There is no statement/);
    writeFileSync(latin, Buffer.from('# gr\xfc\xdfe\nlisen x\n', 'latin1'));
    const { code, out } = await checked(latin);
    assert.equal(code, 2);
    assert.match(out, /latin\.sockets:1:5: error: This file is not UTF-8[^\n]*\n$/);
    rmSync(marked);
    rmSync(latin);
  });

  it('says nothing about the bundled experiments', async () => {
    assert.deepEqual(await checked('media/examples'), { code: 0, out: '' });
  });
});
