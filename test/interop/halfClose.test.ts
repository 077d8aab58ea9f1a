/** A peer that ends its side first, and reads on: nc and ncat with nothing to say. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith } from '../support/needs.ts';
import { endPrograms, Program, socketLab } from '../support/processes.ts';

const peers: readonly (readonly [program: string, args: (path: string) => string[]])[] = [
  ['nc', (path) => ['-lNU', path]],
  ['ncat', (path) => ['-lU', path]],
];

for (const [name, args] of peers) {
  describeWith(name, `${name} ends its side first`, () => {
    let folder = '';
    before(() => void (folder = mkdtempSync(join(tmpdir(), 'half-'))));
    after(() => rmSync(folder, { recursive: true }));
    afterEach(endPrograms);

    it('and gets what stdin says later, with --no-shutdown', async () => {
      const path = join(folder, 'peer.sock');
      const peer = new Program(name, args(path));
      peer.endInput();
      const program = socketLab('connect', `unix:${path}`, '--retry', '20s', '--no-shutdown');
      await program.errorLine(/recv \S+ 0 bytes: the peer has ended its side/);
      program.endInput('late');
      assert.equal((await program.ended).code, 0, program.errorText);
      await peer.ended;
      assert.equal(peer.text, 'late');
    });
  });
}
