/** The options of TLS, between a listener and a client of ours. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LabAuthority, newRoot } from '../../../../src/engine/link/tls/authority.ts';
import { certificateFaults, type CertificateFault } from '../../../../src/model/tlsOptions.ts';
import { EngineBench } from '../../../support/engineBench.ts';
import { PlainTls } from '../../../support/plainTls.ts';

const folder = mkdtempSync(join(tmpdir(), 'socket-lab-'));
const stranger = new LabAuthority(newRoot(new Date()));
const identity = stranger.identity(['other.example', '127.0.0.1']);

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const cert = file('cert.pem', identity.cert + identity.key);
const ca = file('ca.pem', stranger.rootPem);

describe('TLS options', () => {
  let bench: EngineBench;
  beforeEach(() => (bench = new EngineBench()));
  afterEach(() => bench.dispose());
  after(() => rmSync(folder, { recursive: true }));

  /** Opens a client that fails, and returns the code. */
  async function refused(address: string): Promise<string> {
    const { ready, id } = bench.begin('client', address);
    const result = await ready;
    assert.ok(!result.ok, 'it should fail');
    assert.ok((result.failure.advice ?? '').length > 0);
    const rows = bench.events.filter((event) => event.endpoint === id && 'failure' in event);
    assert.deepEqual(
      rows.map((event) => 'failure' in event && event.failure),
      rows.map(() => result.failure),
    );
    return result.failure.code;
  }

  const handshakes = (role: 'client' | 'server') =>
    bench.of('handshake').filter((event) => event.role === role);

  const codes: Readonly<Record<CertificateFault, RegExp>> = {
    expired: /^CERT_HAS_EXPIRED$/,
    notYetValid: /^CERT_NOT_YET_VALID$/,
    wrongName: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    selfSigned: /^DEPTH_ZERO_SELF_SIGNED_CERT$/,
    untrusted: /^SELF_SIGNED_CERT_IN_CHAIN$/,
    weakKey: /^(?:UNSPECIFIED|EE_KEY_TOO_SMALL)$/,
    incompleteChain: /^UNABLE_TO_VERIFY_LEAF_SIGNATURE$/,
  };

  for (const fault of certificateFaults) {
    it(`present=${fault} is refused, and with verify=false told`, async () => {
      const { local } = await bench.listen(`tls://127.0.0.1:0?present=${fault}`);
      assert.match(await refused(local), codes[fault]);
      const lenient = await bench.connect(`${local}?verify=false`);
      const shaken = bench.of('handshake').find(({ connection }) => connection === lenient.connection);
      assert.match(shaken?.distrust?.code ?? '', codes[fault]);
      assert.equal(shaken?.failure, undefined);
    });
  }

  it('trusts the lab on this machine, ca, and nobody else', async () => {
    const lab = await bench.listen('tls://127.0.0.1:0');
    await bench.connect(lab.local);
    const theirs = await bench.listen(`tls://127.0.0.1:0?cert=${cert}`);
    assert.equal(await refused(theirs.local), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    await bench.connect(`${theirs.local}?ca=${ca}`);
    assert.deepEqual(
      handshakes('client').map(({ trustedBy }) => trustedBy),
      ['lab', undefined, 'ca'],
    );
    const [, , last] = handshakes('client');
    assert.deepEqual(
      last?.chain?.map(({ subject }) => subject),
      ['CN=other.example', 'CN=Socket Lab Root'],
    );
  });

  it('asks for a name, and is shown a certificate for it', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0');
    await bench.connect(`${local}?servername=shop.example`);
    const [client] = handshakes('client');
    assert.equal(client?.servername, 'shop.example');
    assert.equal(client.chain?.[0]?.names[0], 'shop.example');
    await bench.next('handshake', (event) => event.role === 'server');
    assert.equal(handshakes('server')[0]?.servername, 'shop.example');
    const theirs = await bench.listen(`tls://127.0.0.1:0?cert=${cert}`);
    assert.equal(
      await refused(`${theirs.local}?ca=${ca}&servername=shop.example`),
      'ERR_TLS_CERT_ALTNAME_INVALID',
    );
    await bench.connect(`${theirs.local}?ca=${ca}&servername=other.example`);
  });

  it('agrees on a protocol, or on none', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0?alpn=h2,http/1.1');
    await bench.connect(`${local}?alpn=http/1.1,smtp`);
    await bench.connect(local);
    assert.deepEqual(
      handshakes('client').map(({ alpn }) => alpn),
      ['http/1.1', undefined],
    );
    assert.equal(await refused(`${local}?alpn=smtp`), 'ERR_TLS_ALERT_NO_APPLICATION_PROTOCOL');
    const failed = await bench.next(
      'handshake',
      (event) => event.role === 'server' && event.failure !== undefined,
    );
    assert.deepEqual(failed.alert, { name: 'no_application_protocol', direction: 'out' });
  });

  it('keeps to versions', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0?maxVersion=1.2');
    await bench.connect(local);
    assert.equal(handshakes('client')[0]?.version, 'TLS 1.2');
    assert.equal(await refused(`${local}?minVersion=1.3`), 'ERR_TLS_ALERT_PROTOCOL_VERSION');
    const failed = bench.of('handshake').find(({ alert }) => alert?.direction === 'in');
    assert.equal(failed?.alert?.name, 'protocol_version');
    const old = await bench.listen('tls://127.0.0.1:0?minVersion=1.0&maxVersion=1.1');
    await bench.begin('client', `${old.local}?minVersion=1.1`).ready;
    const last = bench.of('handshake').findLast(({ role }) => role === 'client');
    // Where OpenSSL has no TLS 1.1 any more, it says so.
    assert.ok(last?.version === 'TLS 1.1' || /^ERR_(?:SSL|TLS)_/.test(last?.failure?.code ?? ''));
  });

  it('keeps to ciphers, and says when there are none', async () => {
    const { local } = await bench.listen(
      'tls://127.0.0.1:0?maxVersion=1.2&ciphers=ECDHE-ECDSA-AES256-GCM-SHA384',
    );
    await bench.connect(local);
    assert.equal(handshakes('client')[0]?.cipher, 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384');
    assert.equal(
      await refused(`${local}?ciphers=ECDHE-ECDSA-CHACHA20-POLY1305`),
      'ERR_TLS_ALERT_HANDSHAKE_FAILURE',
    );
    assert.equal(await refused(`${local}?ciphers=ROT13`), 'ERR_TLS_CIPHERS');
  });

  it('requires a certificate of clients, and verifies it', async () => {
    const { local } = await bench.listen(`tls://127.0.0.1:0?requestCert=require&ca=${ca}&maxVersion=1.2`);
    assert.equal(await refused(local), 'ERR_TLS_ALERT_HANDSHAKE_FAILURE');
    const without = await bench.next('handshake', ({ role }) => role === 'server');
    assert.equal(without.failure?.code, 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE');
    await bench.connect(`${local}?cert=${cert}`);
    const shown = await bench.next('handshake', ({ role }) => role === 'server');
    assert.deepEqual([shown.trustedBy, shown.chain?.[0]?.subject], ['ca', 'CN=other.example']);
  });

  it('tells of an alert after the handshake, as TLS 1.3 has it for a missing certificate', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0?requestCert=require');
    const { connection } = await bench.connect(local);
    const error = await bench.next('error', (event) => event.connection === connection);
    assert.equal(error.failure.code, 'ERR_TLS_ALERT_CERTIFICATE_REQUIRED');
  });

  it('asks for a certificate, takes none, and refuses a wrong one', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0?requestCert=ask');
    await bench.connect(local);
    const none = await bench.next('handshake', ({ role }) => role === 'server');
    assert.deepEqual([none.failure, none.chain], [undefined, undefined]);
    await bench.connect(`${local}?cert=${cert}`);
    const wrong = await bench.next('handshake', ({ role }) => role === 'server');
    assert.equal(wrong.failure?.code, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    const lenient = await bench.listen('tls://127.0.0.1:0?requestCert=ask&verify=false');
    await bench.connect(`${lenient.local}?cert=${cert}`);
    const told = await bench.next('handshake', ({ role }) => role === 'server');
    assert.deepEqual([told.failure, told.distrust?.code], [undefined, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']);
  });

  it('writes the keys of both sides to a file, in NSS’s format', async () => {
    const keylog = join(folder, 'keys.log');
    const { local } = await bench.listen(`tls://127.0.0.1:0?keylog=${keylog}`);
    await bench.connect(local);
    await bench.next('handshake', ({ role }) => role === 'server');
    const log = readFileSync(keylog, 'utf8');
    for (const line of log.trimEnd().split('\n'))
      assert.match(line, /^[A-Z_0-9]+ [0-9a-f]{64} [0-9a-f]{64,}$/);
    assert.match(log, /^CLIENT_TRAFFIC_SECRET_0 /m);
    assert.ok(!JSON.stringify(bench.events).includes(/ ([0-9a-f]{64,})$/m.exec(log)?.[1] ?? 'none'));
  });

  it('opens nothing with a file that is wrong, and shows no passphrase', async () => {
    const { ready } = bench.begin(
      'listener',
      `tls://127.0.0.1:0?cert=${join(folder, 'none.pem')}&passphrase=sesame`,
    );
    const result = await ready;
    assert.equal(result.ok ? '' : result.failure.code, 'ERR_TLS_FILE');
    assert.equal(await refused('tls://127.0.0.1:9?ca=/none.pem'), 'ERR_TLS_FILE');
    assert.equal(bench.of('socket').length, 0);
    assert.ok(!JSON.stringify(bench.events).includes('sesame'));
  });

  it('says that the authority cannot be kept', async () => {
    await bench.dispose();
    bench = new EngineBench({ authorityFolder: join(cert, 'no folder') });
    const { ready } = bench.begin('listener', 'tls://127.0.0.1:0');
    const result = await ready;
    assert.equal(result.ok ? '' : result.failure.code, 'ERR_TLS_AUTHORITY');
    await bench.listen(`tls://127.0.0.1:0?cert=${cert}`);
  });

  it('resumes a session', async () => {
    const { local } = await bench.listen('tls://127.0.0.1:0?maxVersion=1.2');
    const plain = new PlainTls();
    const first = await plain.dial(local);
    const session = first.session.getSession();
    assert.ok(session);
    await plain.dial(local, { session });
    await bench.next('handshake');
    await bench.next('handshake');
    assert.deepEqual(
      handshakes('server').map(({ resumed }) => resumed),
      [undefined, true],
    );
    plain.destroy();
  });
});
