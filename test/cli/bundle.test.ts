/** The bundles, as they ship, where they have been built. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { endPrograms, listeningAt, Program } from '../support/processes.ts';

const bundle = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

describe('dist/cli.js', function () {
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

  it('has a bundle for each of the others (skipped where dist/cli.js is not built)', async function () {
    if (!existsSync(bundle)) this.skip();
    const example = fileURLToPath(new URL('../../media/examples/L01-first-server.sockets', import.meta.url));
    for (const [words, printed] of [
      [['bytes', '"ab"'], '6162\n'],
      [['check', example], ''],
      [['run', example, '--quiet'], '1 passed, 0 failed\n'],
    ] as const) {
      const program = new Program(process.execPath, [bundle, ...words]);
      assert.equal((await program.ended).code, 0, program.errorText);
      assert.equal(program.text, printed);
    }
  });
});
