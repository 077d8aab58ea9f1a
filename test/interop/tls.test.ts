/** TLS with other programs: OpenSSL, curl, Python and ncat, as clients and servers. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { certificateFaults, type CertificateFault } from '../../src/model/tlsOptions.ts';
import { EngineBench } from '../support/engineBench.ts';
import { freePort } from '../support/freePort.ts';
import { describeWith } from '../support/needs.ts';
import { endPrograms, Program, python } from '../support/processes.ts';
import { tlsFiles, type TlsFiles } from '../support/tlsFiles.ts';

const hello = String.raw`on starts "GET " reply "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n" then close`;

let bench: EngineBench;
let files: TlsFiles;
/** The lab's root, for those who are to trust it. */
let lab = '';

before(async () => {
  files = tlsFiles();
  const { keptAuthority } = await import('../../src/engine/link/tls/authorityFile.ts');
  lab = (await keptAuthority(files.folder)).file ?? '';
});
after(() => files.dispose());

function bothSides(tests: () => void): void {
  beforeEach(() => (bench = new EngineBench({ authorityFolder: files.folder })));
  afterEach(async () => {
    await endPrograms();
    await bench.dispose();
  });
  tests();
}

const portOf = (local: string): string => /:(\d+)$/.exec(local)?.[1] ?? '';

const serverHandshake = () => bench.next('handshake', ({ role }) => role === 'server');

describeWith('curl', 'curl over TLS', () => {
  bothSides(() => {
    const curl = (local: string, ...args: readonly string[]): Program =>
      new Program('curl', ['-sS', '-m', '20', ...args, `https://localhost:${portOf(local)}/`]);

    it('gets an answer, with the lab’s root or without verifying', async () => {
      const { local } = await bench.listen('tls://127.0.0.1:0', hello);
      for (const args of [['-k'], ['--cacert', lab], ['-k', '--tlsv1.2', '--tls-max', '1.2']]) {
        const program = curl(local, ...args);
        assert.equal((await program.ended).code, 0, program.errorText);
        assert.equal(program.text, 'hello\n');
      }
      const versions = bench.of('handshake').map(({ version }) => version);
      assert.deepEqual(versions, ['TLS 1.3', 'TLS 1.3', 'TLS 1.2']);
      assert.ok(bench.of('handshake').every(({ servername }) => servername === 'localhost'));
    });

    it('does not trust a root that it does not know, and says so with an alert', async () => {
      const { local } = await bench.listen('tls://127.0.0.1:0', hello);
      const program = curl(local);
      assert.equal((await program.ended).code, 60);
      const { failure, alert } = await serverHandshake();
      assert.equal(failure?.code, 'ERR_TLS_ALERT_UNKNOWN_CA');
      assert.deepEqual(alert, { name: 'unknown_ca', direction: 'in' });
    });

    const reasons: Readonly<Record<CertificateFault, RegExp>> = {
      expired: /certificate has expired/,
      notYetValid: /certificate is not yet valid/,
      wrongName: /no alternative certificate subject name matches/,
      selfSigned: /self.signed certificate$/m,
      untrusted: /self.signed certificate in certificate chain/,
      weakKey: /key too weak/,
      incompleteChain: /unable to get local issuer certificate/,
    };

    for (const fault of certificateFaults) {
      it(`refuses present=${fault} for its own reason`, async () => {
        const { local } = await bench.listen(`tls://127.0.0.1:0?present=${fault}`, hello);
        // OpenSSL before 3.2 has weak keys at its own level, which not all systems raise.
        const program = curl(local, '--cacert', lab, '--ciphers', 'DEFAULT:@SECLEVEL=1');
        assert.equal((await program.ended).code, 60, program.errorText);
        assert.match(program.errorText, reasons[fault]);
      });
    }

    it('agrees on a protocol', async () => {
      const { local } = await bench.listen('tls://127.0.0.1:0?alpn=h2,http/1.1', hello);
      await curl(local, '-k', '--http1.1').ended;
      assert.equal((await serverHandshake()).alpn, 'http/1.1');
      const program = curl(local, '-k', '--http2');
      assert.equal((await serverHandshake()).alpn, 'h2');
      await program.kill();
    });

    it('shows its certificate where one is required, or is refused', async () => {
      const { local } = await bench.listen(`tls://127.0.0.1:0?requestCert=require&ca=${files.ca}`, hello);
      const shown = curl(local, '-k', '--cert', files.cert, '--key', files.key);
      assert.equal((await shown.ended).code, 0, shown.errorText);
      const facts = await serverHandshake();
      assert.deepEqual([facts.trustedBy, facts.chain?.[0]?.names], ['ca', ['localhost', '127.0.0.1']]);
      const without = curl(local, '-k');
      assert.notEqual((await without.ended).code, 0);
      assert.equal((await serverHandshake()).failure?.code, 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE');
      assert.match(without.errorText, /certificate required/);
    });

    it('is told that it speaks plain HTTP', async () => {
      const { local } = await bench.listen('tls://127.0.0.1:0', hello);
      await new Program('curl', ['-sS', '-m', '20', `http://localhost:${portOf(local)}/`]).ended;
      const { failure, connection } = await serverHandshake();
      assert.equal(failure?.code, 'ERR_TLS_PLAIN_TEXT');
      assert.match(bench.text(connection, 'in'), /^GET \/ HTTP/);
    });
  });
});

describeWith('openssl', 'OpenSSL', () => {
  bothSides(() => {
    for (const version of ['1.2', '1.3'] as const) {
      it(`s_client talks to a listener over TLS ${version}, and ends in order`, async () => {
        const { local } = await bench.listen(
          `tls://127.0.0.1:0?maxVersion=${version}&minVersion=${version}`,
          'upper',
        );
        const args = [
          '-connect',
          local.replace('tls://', ''),
          '-CAfile',
          lab,
          '-verify_return_error',
          '-x509_strict',
        ];
        const program = new Program('openssl', [
          's_client',
          '-quiet',
          '-no_ign_eof',
          '-servername',
          'localhost',
          ...args,
        ]);
        program.write('hello\n');
        await program.line(/^HELLO$/);
        program.endInput();
        const { connection = 0 } = await bench.next('closed', (event) => event.connection !== undefined);
        const ends = bench.of('closeNotify').filter((event) => event.connection === connection);
        assert.deepEqual(
          new Set(ends.map(({ direction, missing }) => `${direction} ${missing ?? ''}`)),
          new Set(['in ', 'out ']),
        );
        assert.equal((await serverHandshake()).version, `TLS ${version}`);
      });

      it(`s_server answers a client over TLS ${version}`, async () => {
        const port = await freePort();
        const args = [
          '-cert',
          files.cert,
          '-key',
          files.key,
          `-tls${version.replace('.', '_')}`,
          '-alpn',
          'smtp',
        ];
        const program = new Program('openssl', ['s_server', '-accept', `127.0.0.1:${port}`, ...args]);
        await program.line(/^ACCEPT/);
        const { connection } = await bench.connect(`tls://localhost:${port}?ca=${files.ca}&alpn=smtp`);
        const [handshake] = bench.of('handshake');
        assert.deepEqual(
          [handshake?.version, handshake?.trustedBy, handshake?.alpn, handshake?.servername],
          [`TLS ${version}`, 'ca', 'smtp', 'localhost'],
        );
        bench.engine.send(connection, Buffer.from('question\n'));
        await program.line(/^question$/);
        program.write('answer\n');
        await bench.next('data', ({ direction }) => direction === 'in');
        assert.equal(bench.text(connection, 'in'), 'answer\n');
      });
    }

    it('s_client without a certificate is told so by an alert', async () => {
      const { local } = await bench.listen('tls://127.0.0.1:0?requestCert=require');
      const program = new Program('openssl', ['s_client', '-connect', local.replace('tls://', '')]);
      await serverHandshake();
      await program.ended;
      assert.match(program.errorText, /alert certificate required/);
    });

    it('s_server that requires a certificate takes one of a PKCS #12 file', async () => {
      const passphrase = 'open sesame';
      const file = join(files.folder, 'client.p12');
      const made = new Program('openssl', [
        'pkcs12',
        '-export',
        '-in',
        files.cert,
        '-inkey',
        files.key,
        '-out',
        file,
        '-passout',
        `pass:${passphrase}`,
      ]);
      assert.equal((await made.ended).code, 0, made.errorText);
      const port = await freePort();
      const server = [
        '-accept',
        `127.0.0.1:${port}`,
        '-cert',
        files.cert,
        '-key',
        files.key,
        '-naccept',
        '1',
      ];
      const program = new Program('openssl', ['s_server', '-Verify', '1', '-CAfile', files.ca, ...server]);
      await program.line(/^ACCEPT/);
      const options = `cert=${file}&passphrase=${passphrase.replace(' ', '%20')}&verify=false`;
      const { connection } = await bench.connect(`tls://127.0.0.1:${port}?${options}`);
      bench.engine.send(connection, Buffer.from('it is me\n'));
      await program.line(/^it is me$/);
      assert.ok(!JSON.stringify(bench.events).includes(passphrase));
      const wrong = await bench.begin('client', `tls://127.0.0.1:${port}?cert=${file}&passphrase=wrong`)
        .ready;
      assert.match(wrong.ok ? '' : wrong.failure.message, /passphrase does not open/);
    });

    it('s_client resumes a session', async () => {
      const { local } = await bench.listen('tls://127.0.0.1:0?maxVersion=1.2');
      const program = new Program('openssl', [
        's_client',
        '-reconnect',
        '-connect',
        local.replace('tls://', ''),
      ]);
      for (let times = 0; times < 6; times++) await serverHandshake();
      program.endInput();
      assert.deepEqual(
        bench.of('handshake').map(({ resumed }) => resumed),
        [undefined, true, true, true, true, true],
      );
    });
  });
});

describeWith('python3', 'Python’s ssl', () => {
  bothSides(() => {
    it('sends and receives 20 MB, and waits for our close_notify', async () => {
      const { local } = await bench.listen('tls://127.0.0.1:0', 'echo');
      const program = python('tls_client', portOf(local), lab, 20_000_000);
      const [, sent, received] = await program.line(/^sent (\w+) received (\w+)$/);
      assert.equal(received, sent);
      await program.line(/^unwrapped$/);
      assert.equal((await program.ended).code, 0, program.errorText);
      const closed = await bench.next('closed', (event) => event.connection !== undefined);
      assert.deepEqual([closed.bytesIn, closed.bytesOut, closed.lost], [20_000_000, 20_000_000, 0]);
    });

    it('cuts the connection off without a close_notify', async () => {
      const { local } = await bench.listen('tls://127.0.0.1:0');
      const program = python('tls_client', portOf(local), lab, 5, 'cut');
      const told = await bench.next('closeNotify', ({ direction }) => direction === 'in');
      assert.equal(told.missing, true);
      await program.ended;
    });

    it('serves a client of ours, whole in both directions', async () => {
      const program = python('tls_server', files.cert, files.key);
      const [, port] = await program.line(/^port (\d+)$/);
      const { connection } = await bench.connect(`tls://localhost:${port ?? ''}?ca=${files.ca}`);
      const bytes = randomBytes(20_000_000);
      await bench.engine.write(connection, bytes);
      bench.engine.halfClose(connection);
      const hash = createHash('sha256').update(bytes).digest('hex');
      await program.line(new RegExp(`^received ${hash}$`));
      await bench.next('end', (event) => event.connection === connection && event.direction === 'in');
      const echoed = createHash('sha256');
      for (const event of bench.of('data')) if (event.direction === 'in') echoed.update(event.bytes);
      assert.equal(echoed.digest('hex'), hash);
    });
  });
});

describeWith('ncat', 'ncat --ssl', () => {
  bothSides(() => {
    it('talks to a listener', async () => {
      const { local } = await bench.listen('tls://127.0.0.1:0', 'upper');
      const args = ['--ssl-verify', '--ssl-trustfile', lab, 'localhost', portOf(local)];
      const program = new Program('ncat', ['--ssl', ...args]);
      program.write('hello\n');
      await program.line(/^HELLO$/);
      program.endInput();
      await bench.next('closed', (event) => event.connection !== undefined);
    });

    it('is talked to', async () => {
      const port = await freePort();
      const args = [
        '--ssl',
        '--ssl-cert',
        files.cert,
        '--ssl-key',
        files.key,
        '-l',
        '-v',
        '127.0.0.1',
        String(port),
      ];
      const program = new Program('ncat', args);
      await program.errorLine(/Listening on/);
      const { connection } = await bench.connect(`tls://127.0.0.1:${port}?ca=${files.ca}`);
      bench.engine.send(connection, Buffer.from('question\n'));
      await program.line(/^question$/);
      program.write('answer\n');
      await bench.next('data', ({ direction }) => direction === 'in');
      program.endInput();
      await bench.engine.close(connection);
      await bench.next('closed', (event) => event.connection === connection);
      assert.equal(bench.text(connection, 'in'), 'answer\n');
    });
  });
});
