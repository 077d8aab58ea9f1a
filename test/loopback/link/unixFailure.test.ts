import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unixFailure } from '../../../src/engine/link/unix/unixFailure.ts';
import { errnoError } from '../../support/errnoError.ts';

describe('unixFailure', () => {
  let folder: string;
  let server: Server;
  const at = (name: string): string => join(folder, name);

  before(async function () {
    if (process.platform === 'win32') this.skip();
    folder = mkdtempSync(join(tmpdir(), 'socket-lab-'));
    mkdirSync(at('folder'));
    writeFileSync(at('file'), '');
    symlinkSync(at('file'), at('link-to-file'));
    symlinkSync(at('nowhere'), at('dead-link'));
    server = createServer().listen(at('held.sock'));
    await once(server, 'listening');
  });

  after(() => {
    if (process.platform === 'win32') return;
    server.close();
    rmSync(folder, { recursive: true });
  });

  /** Code and message, with the folder as `~`. */
  async function told(code: string, call: 'bind' | 'connect', path: string): Promise<string> {
    const failure = await unixFailure(errnoError(code, call), call, path);
    assert.deepEqual([failure.call, failure.address], [call, `unix:${path}`]);
    return `${failure.code} ${failure.message.replaceAll(folder, '~')}`;
  }

  const held = process.platform === 'linux' ? ` by Socket Lab itself, pid ${process.pid}` : '';
  for (const [code, call, name, message] of [
    ['EADDRINUSE', 'bind', 'folder', 'EADDRINUSE ~/folder is a folder.'],
    ['EADDRINUSE', 'bind', 'file', 'EADDRINUSE A file that is no socket is in the way at ~/file.'],
    [
      'EADDRINUSE',
      'bind',
      'link-to-file',
      'EADDRINUSE A symbolic link is in the way at ~/link-to-file: a socket is not made through one.',
    ],
    ['EADDRINUSE', 'bind', 'held.sock', `EADDRINUSE ~/held.sock is already in use${held}.`],
    ['ECONNREFUSED', 'connect', 'file', 'ECONNREFUSED At ~/file is a file, and no socket.'],
    ['ECONNREFUSED', 'connect', 'link-to-file', 'ECONNREFUSED At ~/link-to-file is a file, and no socket.'],
    ['ENOENT', 'connect', 'none.sock', 'ENOENT There is no socket at ~/none.sock.'],
    ['ENOENT', 'connect', 'dead-link', 'ENOENT ~/dead-link is a symbolic link to what is not there.'],
    ['ENOENT', 'connect', 'none/x.sock', 'ENOENT The folder of ~/none/x.sock does not exist.'],
    ['EACCES', 'bind', 'none/x.sock', 'ENOENT The folder of ~/none/x.sock does not exist.'],
  ] as const) {
    it(`says what is in the way or missing: ${call} ${name}, ${code}`, async () => {
      assert.equal(await told(code, call, at(name)), message);
    });
  }
});
