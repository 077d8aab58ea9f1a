/** Files that experiments send. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureOf, runExperiment } from '../../support/runExperiment.ts';

const pair = `listen tcp://127.0.0.1:0 as server
connect {{server}} as client
accept server as conn
`;

describe('files of an experiment', function () {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'files-'));
    writeFileSync(join(folder, 'words.txt'), 'from a file');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('are relative to its folder, alone or as a part', async () => {
    const text = `${pair}client > file"words.txt"\nclient > "," file"words.txt"\nconn < "from a file,from a file"\n`;
    assert.equal((await runExperiment(text, { folder })).results[0]?.outcome, 'passed');
  });

  it('are regular: a pipe that nobody writes to cannot hold the run', async function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe')]);
    for (const payload of ['file"pipe"', '"x" file"pipe"', 'file"/dev/zero"']) {
      const failure = await failureOf(`${pair}client > ${payload}\n`, { folder });
      assert.match(failure.message, /is no regular file but a pipe, a device or a socket \(ERR_NOT_A_FILE\)/);
      assert.equal(failure.line, 4);
    }
  });
});
