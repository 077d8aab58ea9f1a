/** Relays between other programs: Python, curl, socat, ncat and OpenSSL on both sides. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFault } from '../../src/language/experiment/faults/parseFault.ts';
import { EngineBench } from '../support/engineBench.ts';
import { describeWith } from '../support/needs.ts';
import { endPrograms, hasProgram, Program, python } from '../support/processes.ts';
import { tlsFiles, type TlsFiles } from '../support/tlsFiles.ts';

describeWith('python3', 'a relay between two programs', () => {
  let bench: EngineBench;
  let files: TlsFiles;
  let folder = '';
  /** The lab's root, for those who are to trust it. */
  let lab = '';

  before(async () => {
    files = tlsFiles();
    folder = mkdtempSync(join(tmpdir(), 'relays-'));
    const { keptAuthority } = await import('../../src/engine/link/tls/authorityFile.ts');
    lab = (await keptAuthority(files.folder)).file ?? '';
  });
  after(() => {
    files.dispose();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => (bench = new EngineBench({ authorityFolder: files.folder })));
  afterEach(async () => {
    await endPrograms();
    await bench.dispose();
  });

  const faults = (lines: readonly string[]) =>
    lines.map((line) => {
      const parsed = parseFault(line);
      assert.ok(parsed.ok, line);
      return parsed.value;
    });
  const relay = async (from: string, to: string, ...lines: readonly string[]): Promise<string> =>
    (await bench.relay(from, to, { faults: faults(lines), seed: 5 })).local;
  const portOf = (local: string): string => /:(\d+)$/.exec(local)?.[1] ?? '';
  const portFrom = async (server: Program): Promise<string> =>
    (await server.line(/^listening (\d+)$/))[1] ?? '';

  it('passes 20 MB between Python and an echo, whole, also in small pieces and late', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'echo');
    for (const lines of [[], ['slice 8KiB vary 4KiB', 'latency 2ms jitter 2ms', 'bandwidth 200MB/s']]) {
      const front = await relay('tcp://127.0.0.1:0', local, ...lines);
      const client = python('l13_large_client', '127.0.0.1', portOf(front), 20_000_000);
      await client.line(/^received 20000000 same$/);
    }
  });

  it('keeps what Python says apart: datagrams, their answers, lost ones and twins', async () => {
    const server = python('l2_udp_server', 3);
    const target = `udp://127.0.0.1:${await portFrom(server)}`;
    const front = await relay('udp://127.0.0.1:0', target);
    const client = python('l2_udp_client', '127.0.0.1', portOf(front), 'one', 'two');
    const [, port] = await client.line(/^answer I am the UDP server.* from (\d+) to \d+$/);
    assert.equal(port, portOf(front), 'the client knows only the relay');
    assert.equal((await client.ended).code, 0, client.errorText);
    const twins = await relay('udp://127.0.0.1:0', target, 'truncate 2B up');
    python('l2_udp_client', '127.0.0.1', portOf(twins), 'three');
    await server.line(/^received 2 b'th'/);
  });

  it('speaks TLS for a server that does not, to curl and to OpenSSL', async function () {
    if (!hasProgram('curl') || !hasProgram('openssl')) this.skip();
    const server = python('l14_http_server');
    const front = await relay('tls://127.0.0.1:0', `tcp://127.0.0.1:${await portFrom(server)}`, 'slice 7B');
    const url = `https://localhost:${portOf(front)}/`;
    const curl = new Program('curl', ['-sS', '-i', '-m', '20', '--cacert', lab, url]);
    assert.equal((await curl.ended).code, 0, curl.errorText);
    assert.match(curl.text, /^HTTP\/1\.1 200 OK/);
    const refused = new Program('curl', ['-sS', '-m', '20', url]);
    assert.equal((await refused.ended).code, 60, 'nobody else trusts the lab');
    const handshake = bench.of('handshake').find(({ role }) => role === 'server');
    assert.equal(handshake?.servername, 'localhost');
  });

  it('knows the certificate of the server behind it, and encrypts anew', async () => {
    const { local } = await bench.listen(`tls://127.0.0.1:0?cert=${files.cert}&key=${files.key}`, 'echo');
    const front = await relay('tls://127.0.0.1:0', `tls://localhost:${portOf(local)}?ca=${files.ca}`);
    const client = python('tls_client', portOf(front), lab, 1_000_000);
    const [, sent, received] = await client.line(/^sent (\w+) received (\w+)$/);
    assert.equal(received, sent);
    await client.line(/^unwrapped$/);
    assert.equal((await client.ended).code, 0, client.errorText);
  });

  it('resets the client of a server whose certificate it does not trust, and says why', async () => {
    const server = python('tls_server', files.cert, files.key);
    const [, port = ''] = await server.line(/^port (\d+)$/);
    const front = await relay('tcp://127.0.0.1:0', `tls://localhost:${port}`);
    const client = python('l13_large_client', '127.0.0.1', portOf(front), 1000);
    assert.notEqual((await client.ended).code, 0);
    assert.match(client.errorText, /ConnectionResetError|BrokenPipeError/);
    const { failure } = await bench.next('handshake', ({ role }) => role === 'client');
    assert.match(failure?.advice ?? '', /ca=FILE|verify=false/);
  });

  it('joins a unix socket of socat with a port of ncat', async function () {
    if (!hasProgram('socat') || !hasProgram('ncat')) this.skip();
    const path = join(folder, 'front');
    const back = await bench.listen('tcp://127.0.0.1:0', 'upper');
    await relay(`unix:${path}`, back.local);
    const socat = new Program('socat', ['-t5', '-', `UNIX-CONNECT:${path}`]);
    socat.write('over a path\n');
    await socat.line(/^OVER A PATH$/);
    socat.endInput();
    assert.equal((await socat.ended).code, 0, socat.errorText);
    const front = await relay('tcp://127.0.0.1:0', `unix:${path}`);
    const ncat = new Program('ncat', ['127.0.0.1', portOf(front)]);
    ncat.write('through two\n');
    await ncat.line(/^THROUGH TWO$/);
    ncat.endInput();
    assert.equal((await ncat.ended).code, 0, ncat.errorText);
  });
});
