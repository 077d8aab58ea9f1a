import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LabAuthority, newRoot } from '../../../../src/engine/link/tls/authority.ts';
import { keylogProblem, presentedBy, trustedBy } from '../../../../src/engine/link/tls/tlsFiles.ts';

const authority = new LabAuthority(newRoot(new Date()));
const identity = authority.identity(['localhost']);
const folder = mkdtempSync(join(tmpdir(), 'socket-lab-'));
const secret = 'open sesame';

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const cert = file('cert.pem', identity.cert);
const key = file('key.pem', identity.key);
const both = file('both.pem', identity.cert + identity.key);
const encrypted = file(
  'encrypted.pem',
  generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: secret })
    .toString(),
);

/** The message of a failure, which names the option and never the passphrase. */
async function refusal(options: Parameters<typeof presentedBy>[0]): Promise<string> {
  const presented = await presentedBy(options);
  assert.ok(!presented.ok);
  const { code, message, advice = '' } = presented.failure;
  assert.equal(code, 'ERR_TLS_FILE');
  assert.ok(!(message + advice).includes(secret));
  return `${message} ${advice}`;
}

after(() => rmSync(folder, { recursive: true }));

describe('presentedBy', () => {
  it('reads a certificate and its key, from one file or two', async () => {
    assert.deepEqual(await presentedBy({}), { ok: true, value: undefined });
    assert.deepEqual(await presentedBy({ cert, key }), { ok: true, value: identity });
    const one = await presentedBy({ cert: both });
    assert.ok(one.ok && one.value !== undefined && 'key' in one.value);
  });

  it('says which file cannot be read, and why', async () => {
    assert.match(
      await refusal({ cert: join(folder, 'none.pem') }),
      /^cert: the file .*is not there \(ENOENT\)/,
    );
    assert.match(await refusal({ cert, key: join(folder, 'none.pem') }), /^key: the file .*is not there/);
    assert.match(await refusal({ cert: folder }), /is a folder/);
  });

  it('says what is wrong in a file', async () => {
    assert.match(await refusal({ cert }), /^cert: .*no private key.*key=/);
    assert.match(await refusal({ cert: key }), /^cert: .*no certificate/);
    assert.match(await refusal({ cert: file('text', 'hello') }), /neither PEM nor PKCS/);
    assert.match(await refusal({ cert: file('torn.pem', identity.cert.slice(0, 200)) }), /no certificate/);
    assert.match(await refusal({ cert, key: file('nokey.pem', 'hello') }), /^key: .*no private key/);
    const other = new LabAuthority(newRoot(new Date())).identity(['localhost']).key;
    assert.match(await refusal({ cert, key: file('other.pem', other) }), /not that of the certificate/);
  });

  it('opens an encrypted key with the passphrase alone', async () => {
    assert.match(await refusal({ cert, key: encrypted }), /encrypted.*Add passphrase=/);
    assert.match(await refusal({ cert, key: encrypted, passphrase: `not ${secret}` }), /does not open/);
    // It opens, and is another certificate's.
    assert.match(await refusal({ cert, key: encrypted, passphrase: secret }), /not that of the certificate/);
  });
});

describe('trustedBy', () => {
  it('reads all certificates of a file', async () => {
    assert.deepEqual(await trustedBy({}), { ok: true, value: [] });
    const two = file(
      'two.pem',
      `# a comment\r\n${(authority.rootPem + identity.cert).replaceAll('\n', '\r\n')}`,
    );
    const trusted = await trustedBy({ ca: two });
    assert.deepEqual(trusted.ok ? trusted.value : [], [authority.rootPem, identity.cert]);
  });

  it('refuses a file without one', async () => {
    for (const ca of [key, file('bad.pem', authority.rootPem.replace(/^M.{9}/m, 'AAAAAAAAAA'))]) {
      const trusted = await trustedBy({ ca });
      assert.match(trusted.ok ? '' : trusted.failure.message, /^ca: .*no certificate/);
    }
  });
});

describe('keylogProblem', () => {
  it('makes the file for its owner alone, or says why not', async () => {
    const keylog = join(folder, 'keys.log');
    assert.equal(await keylogProblem({ keylog }), undefined);
    if (process.platform !== 'win32') assert.equal(statSync(keylog).mode & 0o777, 0o600);
    const problem = await keylogProblem({ keylog: join(folder, 'none', 'keys.log') });
    assert.match(problem?.message ?? '', /^keylog: .*cannot be written \(ENOENT\)/);
    assert.equal(await keylogProblem({}), undefined);
  });
});
