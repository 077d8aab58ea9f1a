/** The bundle, as it ships, where it has been built. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { endPrograms, listeningAt, Program } from '../support/processes.ts';

const bundle = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

describe('dist/cli.js', function () {
  this.timeout(20_000);
  afterEach(endPrograms);

  it('listens, answers and ends (skipped where dist/cli.js is not built)', async function () {
    if (!existsSync(bundle)) this.skip();
    const listener = new Program(process.execPath, [bundle, 'listen', 'tcp://:0', '--reply', 'upper']);
    const { address } = await listeningAt(listener);
    const client = new Program(process.execPath, [bundle, 'connect', address, '--quiet']);
    client.endInput('hello');
    assert.equal((await client.ended).code, 0);
    assert.equal(client.text, 'HELLO');
    listener.signal('SIGTERM');
    assert.equal((await listener.ended).code, 0);
    const version = new Program(process.execPath, [bundle, '--version']);
    await version.ended;
    assert.match(version.text, /^socket-lab \d/);
  });
});
