/** TLS in the middle of a conversation (STARTTLS), with Python's ssl and OpenSSL as the other side. */
import assert from 'node:assert/strict';
import { createSocketLab } from '../../src/app/socketLab.ts';
import { valueOf } from '../../src/app/failures/commandError.ts';
import { FakePorts } from '../support/fakePorts.ts';
import { EngineBench } from '../support/engineBench.ts';
import { describeWith } from '../support/needs.ts';
import { endPrograms, Program, python } from '../support/processes.ts';
import { runExperiment } from '../support/runExperiment.ts';
import { tlsFiles, type TlsFiles } from '../support/tlsFiles.ts';

/** A server of mail, as far as a client gets that asks for TLS. */
const mail = String.raw`on connect reply "220 lab ESMTP\r\n"
on starts "EHLO" reply "250-lab\r\n250 STARTTLS\r\n"
on starts "STARTTLS" reply "220 go ahead\r\n"
on starts "NOOP" reply "250 still here\r\n"
on starts "QUIT" reply "221 bye\r\n" then close
on starts "hello" reply "hello to you\r\n"`;

const portOf = (local: string): string => /:(\d+)$/.exec(local)?.[1] ?? '';

let files: TlsFiles;
let bench: EngineBench;

before(() => (files = tlsFiles()));
after(() => files.dispose());

function withBench(tests: () => void): void {
  beforeEach(() => (bench = new EngineBench()));
  afterEach(async () => {
    await endPrograms();
    await bench.dispose();
  });
  tests();
}

/** Starts TLS on the connection of a client that has asked for it. */
async function securesWhoAsks(): Promise<void> {
  const { connection } = await bench.next(
    'data',
    ({ bytes, direction }) => direction === 'in' && Buffer.from(bytes).toString().startsWith('STARTTLS'),
  );
  const { cert, key } = files;
  const secured = await bench.engine.secure(connection, { options: { cert, key } });
  assert.ok(secured.ok, secured.ok ? '' : secured.failure.message);
}

describeWith('python3', 'STARTTLS with Python', () => {
  withBench(() => {
    it('answers a client, which goes on encrypted and ends in order', async () => {
      const { local } = await bench.listen('tcp://127.0.0.1:0', mail);
      const client = python('starttls_client', portOf(local), files.ca);
      await securesWhoAsks();
      assert.deepEqual(await client.ended, { code: 0, signal: null }, client.errorText);
      assert.deepEqual(client.lines, [
        'greeting 220 lab ESMTP',
        'answer 220 go ahead',
        'secured TLSv1.3',
        'received hello to you',
        'unwrapped',
      ]);
    });

    it('takes the first bytes of a client that does not wait for the answer', async () => {
      const lab = createSocketLab(new FakePorts());
      const opened = await lab.actions.open({ kind: 'listener', address: '0', transport: 'tcp' });
      const { id, address } = valueOf(opened);
      const client = python('starttls_hurry', portOf(address), files.ca);
      await new Promise<void>((resolve) => {
        lab.engine.subscribe(({ type }) => {
          if (type === 'data') resolve();
        });
      });
      const [connection] = lab.ledger.endpoint(id)?.connections ?? [];
      assert.ok(connection !== undefined);
      valueOf(await lab.actions.secure(connection.id, { options: `cert=${files.cert} key=${files.key}` }));
      assert.deepEqual(await client.ended, { code: 0, signal: null }, client.errorText);
      assert.deepEqual(client.lines, ['secured TLSv1.3']);
      await lab.close();
    });

    it('asks a server, and ends in order', async () => {
      const server = python('starttls_server', files.cert, files.key);
      const [, port = ''] = await server.line(/^port (\d+)/);
      const { id, connection } = await bench.connect(`tcp://127.0.0.1:${port}`);
      await bench.next('data', (event) => event.direction === 'in');
      bench.engine.send(id, Buffer.from('STARTTLS\r\n'));
      await bench.next('data', (event) => event.direction === 'in');
      const secured = await bench.engine.secure(id, { options: { ca: files.ca, servername: 'localhost' } });
      assert.ok(secured.ok, secured.ok ? '' : secured.failure.message);
      assert.equal((await bench.next('handshake')).trustedBy, 'ca');
      bench.engine.send(id, Buffer.from('echo this'));
      await bench.next('data', ({ bytes }) => Buffer.from(bytes).toString() === 'echo this');
      bench.engine.halfClose(connection);
      await bench.next('end', (event) => event.direction === 'in');
      assert.deepEqual(await server.ended, { code: 0, signal: null }, server.errorText);
      assert.deepEqual(server.lines.slice(1), ['asked STARTTLS', 'secured TLSv1.3', 'ended']);
      assert.equal(bench.of('closeNotify').filter(({ missing }) => missing === true).length, 0);
    });
  });
});

describeWith('openssl', 'STARTTLS with OpenSSL', () => {
  withBench(() => {
    it('answers s_client by rules, as a server of mail', async () => {
      const { local } = await bench.listen('tcp://127.0.0.1:0', mail);
      const args = `s_client -starttls smtp -connect 127.0.0.1:${portOf(local)} -verify_return_error -quiet`;
      const client = new Program('openssl', [...args.split(' '), '-CAfile', files.ca]);
      await securesWhoAsks();
      client.write('NOOP\r\n');
      await client.line(/^250 still here/);
      client.write('QUIT\r\n');
      await client.line(/^221 bye/);
      await bench.next('closed', (event) => event.connection !== undefined);
    });
  });

  const runs = async (text: string): Promise<void> => {
    const { results } = await runExperiment(text, { folder: files.folder });
    assert.deepEqual(
      results.map(({ failure }) => failure?.message),
      results.map(() => undefined),
    );
  };
  const secure = 'conn secure cert=cert.pem key=key.pem within 20s';
  const client = (protocol: string): string =>
    `run "openssl s_client -starttls ${protocol} -connect 127.0.0.1:{{server.port}} -CAfile ca.pem -verify_return_error -quiet" as openssl`;

  it('answers s_client in an experiment, as a server of mail', () =>
    runs(String.raw`listen tcp://127.0.0.1:0 as server
${client('smtp')}
accept server as conn within 20s
conn > "220 lab ESMTP\r\n"
conn < matches /^EHLO [^\r]*\r\n/
conn > "250-lab\r\n250-STARTTLS\r\n250 SIZE 1000\r\n"
conn < "STARTTLS\r\n"
conn > "220 go ahead\r\n"
${secure}
openssl > "NOOP\r\n"
conn < line within 20s
conn > "250 still here\r\n"
conn close
`));

  it('answers s_client in an experiment, as PostgreSQL', () =>
    runs(String.raw`listen tcp://127.0.0.1:0 as server
${client('postgres')}
accept server as conn within 20s
# SSLRequest: its length, and a number that is no version of the protocol.
conn < u32be(8) u32be(80877103) within 20s
conn > "S"
${secure}
openssl > "hello\n"
conn < "hello\n" within 20s
`));

  it('is refused in plain text, as by PostgreSQL without TLS', async () => {
    const { results } = await runExperiment(
      String.raw`listen tcp://127.0.0.1:0 as server
  on data reply "N"
connect {{server}} as client
client > u32be(8) u32be(80877103)
client secure within 2s
`,
    );
    assert.equal(results[0]?.failure?.code, 'ERR_TLS_PLAIN_TEXT');
  });
});
