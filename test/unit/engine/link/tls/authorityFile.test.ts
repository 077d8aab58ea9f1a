import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptAuthority } from '../../../../../src/engine/link/tls/authorityFile.ts';

describe('keptAuthority', () => {
  let folder = '';
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'socket-lab-')), 'state', 'socket-lab');
  });
  afterEach(() => rm(join(folder, '..', '..'), { recursive: true }));

  it('makes a root on first use, which nobody else may read, and finds it again', async () => {
    const { authority, file } = await keptAuthority(folder);
    assert.equal(file, join(folder, 'lab-authority.pem'));
    assert.equal(await readFile(file, 'utf8'), authority.rootPem);
    if (process.platform !== 'win32') {
      assert.equal((await stat(join(folder, 'lab-authority.key.pem'))).mode & 0o777, 0o600);
      assert.equal((await stat(folder)).mode & 0o777, 0o700);
    }
    assert.equal((await keptAuthority(folder)).authority.fingerprint, authority.fingerprint);
    assert.equal((await readdir(folder)).length, 2);
  });

  it('is one root, whoever makes it first', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => keptAuthority(folder)));
    const fingerprints = new Set(made.map(({ authority }) => authority.fingerprint));
    assert.equal(fingerprints.size, 1);
    assert.equal((await readdir(folder)).length, 2);
  });

  it('writes the certificate again where it is gone or another', async () => {
    const { authority, file = '' } = await keptAuthority(folder);
    await writeFile(file, 'something else');
    await keptAuthority(folder);
    assert.equal(await readFile(file, 'utf8'), authority.rootPem);
  });

  it('names the file that is damaged, and leaves it alone', async () => {
    await keptAuthority(folder);
    const secret = join(folder, 'lab-authority.key.pem');
    await writeFile(secret, 'damaged');
    await assert.rejects(keptAuthority(folder), { path: secret });
    assert.equal(await readFile(secret, 'utf8'), 'damaged');
  });

  it('is in memory without a folder', async () => {
    const { authority, file } = await keptAuthority(undefined);
    assert.equal(file, undefined);
    assert.notEqual((await keptAuthority(undefined)).authority.fingerprint, authority.fingerprint);
  });
});
