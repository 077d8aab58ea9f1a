/** TLS in the middle of an experiment. */
import assert from 'node:assert/strict';
import { tlsFiles, type TlsFiles } from '../../support/tlsFiles.ts';
import { failureOf, runExperiment, type RunSettings } from '../../support/runExperiment.ts';

const pair = `listen tcp://127.0.0.1:0 as server
connect {{server}} as client
accept server as conn
`;

/** Both sides of a connection in one experiment begin side by side. */
function bothSecure(client = '', conn = ''): string {
  return `together
  do
    client secure ${client}
  do
    conn secure ${conn}
`;
}

async function passes(text: string, settings?: RunSettings): Promise<void> {
  const { results } = await runExperiment(text, settings);
  assert.deepEqual(
    results.map(({ failure }) => failure?.message),
    results.map(() => undefined),
  );
}

describe('secure, in experiments', () => {
  let files: TlsFiles;
  before(() => (files = tlsFiles()));
  after(() => files.dispose());

  it('starts TLS in a conversation, which goes on', async () => {
    const text = `${pair}client > "STARTTLS\\r\\n"
conn < "STARTTLS\\r\\n"
conn > "220 go\\r\\n"
client < "220 go\\r\\n"
${bothSecure()}client > "EHLO\\r\\n"
conn < "EHLO\\r\\n"
conn > "250 TLS\\r\\n"
client < line
client end
conn < end
conn end
client < end
`;
    const { results, engineEvents } = await runExperiment(text);
    assert.equal(results[0]?.failure, undefined);
    const handshakes = engineEvents.filter((event) => event.type === 'handshake');
    // The client trusts the lab's certificate, which the server shows of itself.
    assert.deepEqual(
      new Map(handshakes.map(({ role, trustedBy }) => [role, trustedBy])),
      new Map([
        ['client', 'lab'],
        ['server', undefined],
      ]),
    );
  });

  it('goes over a unix socket, with the roles exchanged', () =>
    passes(
      `listen unix:secure-test.sock as server
connect {{server}} as client
accept server as conn
${bothSecure('as server', 'as client')}client > "x"
conn < "x"
`,
      { folder: files.folder },
    ));

  it('takes options, and files of its folder', async () => {
    const own = bothSecure('ca=ca.pem servername=localhost alpn=smtp', 'cert=cert.pem key={{key}} alpn=smtp');
    await passes(`@key = "key.pem"\n${pair}${own}`, { folder: files.folder });
    const failure = await failureOf(`${pair}client secure ca=none.pem`, { folder: files.folder });
    assert.equal(failure.code, 'ERR_TLS_FILE');
  });

  it('goes on with rules, and with frames', () =>
    passes(`listen tcp://127.0.0.1:0 as server
  on line "STARTTLS" reply "go\\n"
  on line "ping" reply "pong\\n"
connect {{server}} as client
accept server as conn
client frames by line
client > "STARTTLS"
client < "go"
conn < "STARTTLS\\n"
${bothSecure()}client > "ping"
client < "pong"
`));

  it('fails with the handshake', async () => {
    const failure = await failureOf(`${pair}${bothSecure('', 'present=expired')}`);
    assert.deepEqual([failure.line, failure.code], [6, 'CERT_HAS_EXPIRED']);
    assert.match(failure.message, /expired/);
    const plain = await failureOf(`${pair}conn > "454 no\\n"\nclient secure\n`);
    assert.equal(plain.code, 'ERR_TLS_PLAIN_TEXT');
    assert.match(plain.message, /"454 no\\u\{A\}"/);
  });

  it('says what was left unread, which would be plain text behind TLS', async () => {
    const left = await failureOf(`${pair}conn > "220 go\\r\\n"\nclient < "220"\nclient secure\n`);
    assert.equal(left.code, 'ERR_TLS_PLAIN_TEXT');
    assert.match(
      left.message,
      /client has received " go\\u\{D\}\\u\{A\}" before, which no line has expected/,
    );
    // Commands that are sent along with STARTTLS, for a server that reads too much of them (CVE-2011-0411).
    const injected = await failureOf(
      `${pair}client > "STARTTLS\\r\\nRSET\\r\\n"\nconn < "STARTTLS\\r\\n"\nconn secure\n`,
    );
    assert.match(injected.message, /conn has received "RSET\\u/);
  });

  it('waits no longer than it may', async () => {
    const failure = await failureOf(`${pair}client secure within 50ms\n`);
    assert.equal(failure.code, 'ETIMEDOUT');
    assert.match(failure.message, /within 50 ms/);
  });

  it('is cancelled with what runs beside it', async () => {
    const failure = await failureOf(`${pair}together
  do
    client secure within 60s
  do
    conn < "nothing" within 20ms
`);
    assert.equal(failure.line, 8);
  });
});
