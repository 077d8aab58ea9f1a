import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outcome } from '../../../support/cli/commandLine.ts';

describe('check', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'check-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function save(name: string, content: string | Uint8Array): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  it('prints nothing where nothing is wrong', async () => {
    assert.deepEqual(await outcome('check', 'media/examples'), { code: 0, out: '', error: '' });
  });

  it('prints problems with their places, as text and as JSON', async () => {
    const path = save('wrong.sockets', '\uFEFF@port = 0\nlisten tcp://127.0.0.1:99999 as server\n');
    const { code, out } = await outcome('check', path);
    assert.equal(code, 2);
    assert.ok(out.includes(`${path}:2:`), out);
    assert.match(out, /: error: .*99999/);
    const json = await outcome('check', path, '--json', '--quiet');
    const problem = JSON.parse(json.out.split('\n')[0] ?? '') as Record<string, unknown>;
    assert.deepEqual([problem['type'], problem['file'], problem['line']], ['problem', path, 2]);
  });

  it('reads the experiments below a folder, each once, and leaves packages out', async () => {
    mkdirSync(join(folder, 'node_modules'));
    save('node_modules/other.sockets', 'wrong');
    mkdirSync(join(folder, 'inner'));
    const path = save('inner/wrong.sockets', 'wrong');
    const { out } = await outcome('check', folder, path);
    assert.equal(out.split('\n').length, 2, out);
    assert.ok(out.startsWith(`${path}:1:6: error: `), out);
  });

  it('reports a file that is not UTF-8, and one that is too long', async () => {
    const bytes = save('bytes.sockets', Buffer.from([0x40, 0xff]));
    assert.match((await outcome('check', bytes)).out, /:1:2: error: This file is not UTF-8/);
    const long = save('long.sockets', '#'.repeat(20_000_000));
    assert.match((await outcome('check', long)).out, /:1:1: error: .*MiB|bytes/);
  });
});
