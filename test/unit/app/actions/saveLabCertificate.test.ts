import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveLabCertificate } from '../../../../src/app/actions/saveLabCertificate.ts';
import type { SavePlace } from '../../../../src/app/ports/userInterface.ts';
import { lazyAuthority } from '../../../../src/engine/lazyAuthority.ts';
import type { Failure } from '../../../../src/model/result.ts';

describe('saveLabCertificate', () => {
  const authority = lazyAuthority(undefined);
  let folder = '';
  let failures: Failure[] = [];
  let said: string[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'certificate-'));
    failures = [];
    said = [];
  });
  afterEach(() => rm(folder, { recursive: true }));

  const save = (place: SavePlace | undefined) =>
    saveLabCertificate({
      engine: { authority },
      userInterface: {
        chooseSavePlace: () => Promise.resolve(place),
        showFailure: (failure) => void failures.push(failure),
        showInformation: (text) => void said.push(text),
      },
    });

  it('writes the root, and how programs trust the file', async () => {
    const path = join(folder, 'my lab.pem');
    await save({ name: 'my lab.pem', path });
    const text = await readFile(path, 'utf8');
    assert.equal(new X509Certificate(text).subject, 'CN=Socket Lab Root');
    for (const program of ['curl --cacert', 'cafile=', 'NODE_EXTRA_CA_CERTS=', 'openssl s_client -CAfile'])
      assert.ok(text.includes(program), program);
    assert.equal(text.split(JSON.stringify(path)).length, 5);
    assert.doesNotMatch(text, /PRIVATE KEY/);
    assert.match(said.join(), /^Saved to my lab\.pem/);
  });

  it('writes where another extension keeps files', async () => {
    let written = '';
    await save({ name: 'lab.pem', write: async (bytes) => void (written = Buffer.from(bytes).toString()) });
    assert.match(written, /BEGIN CERTIFICATE/);
  });

  it('does nothing when nothing was chosen, and tells a failure', async () => {
    await save(undefined);
    assert.deepEqual([failures, said], [[], []]);
    await save({ name: 'lab.pem', path: join(folder, 'not', 'there', 'lab.pem') });
    assert.deepEqual(
      failures.map(({ code }) => code),
      ['ENOENT'],
    );
  });
});
