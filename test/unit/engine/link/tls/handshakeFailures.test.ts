import assert from 'node:assert/strict';
import {
  looksLikeTls,
  peerEndedEarly,
  plainTextFailure,
  sessionFailure,
} from '../../../../../src/engine/link/tls/handshakeFailures.ts';
import { FailureError } from '../../../../../src/node/failures.ts';

const explain = (code: string, role: 'client' | 'server', more: object = {}) =>
  sessionFailure(Object.assign(new Error(`error:0A000:${code}`), { code, ...more }), role);

describe('sessionFailure', () => {
  it('names alerts alike on every OpenSSL, and says what to do on this side', () => {
    const atServer = explain('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'server');
    assert.equal(atServer.code, 'ERR_TLS_ALERT_UNKNOWN_CA');
    assert.match(atServer.message, /does not trust who issued/);
    assert.match(atServer.advice ?? '', /--cacert/);
    assert.match(explain('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'client').advice ?? '', /cert, key/);
    const without = explain('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'client');
    assert.match(without.message, /requires a certificate/);
    assert.equal(
      explain('ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'client').code,
      explain('ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'client').code,
    );
    assert.match(explain('ERR_SSL_TLSV1_ALERT_DECRYPT_ERROR', 'client').message, /decrypt_error/);
  });

  it('explains errors of our own, and has OpenSSL’s words for the rest', () => {
    assert.match(explain('ERR_SSL_UNSUPPORTED_PROTOCOL', 'server').advice ?? '', /minVersion/);
    const unknown = explain('ERR_SSL_BAD_EXTENSION', 'server', { reason: 'bad extension' });
    assert.equal(unknown.message, 'OpenSSL\'s words are "bad extension".');
  });

  it('passes on what is explained', () => {
    const failure = { code: 'ERR_TLS_FILE', message: 'keylog: it cannot be written.' };
    assert.equal(sessionFailure(new FailureError(failure), 'server'), failure);
  });
});

describe('what comes in place of TLS', () => {
  it('is known by its first byte', () => {
    for (const [hex, is] of [
      ['16030100', true],
      ['15030100', true],
      ['802e0100', true],
      ['474554', false],
      ['', false],
    ] as const)
      assert.equal(looksLikeTls(Buffer.from(hex, 'hex')), is, hex);
  });

  it('is quoted, with nothing that takes effect on a terminal', () => {
    const { message } = plainTextFailure(Buffer.from('220 \u001b[2J ready\r\n'), false);
    assert.ok(message.includes('"220 \\u{1B}[2J ready\\u{D}\\u{A}"'), message);
  });

  it('may be an end', () => {
    assert.equal(peerEndedEarly('client').code, 'ERR_TLS_HANDSHAKE_ENDED');
    assert.notEqual(peerEndedEarly('client').advice, peerEndedEarly('server').advice);
  });
});
