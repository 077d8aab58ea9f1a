import assert from 'node:assert/strict';
import { AlertReader, receivedAlert } from '../../../../../src/engine/link/tls/alerts.ts';

function sent(...records: readonly string[]): string | undefined {
  const reader = new AlertReader();
  for (const record of records) reader.written(Buffer.from(record, 'hex'));
  return reader.sent;
}

describe('receivedAlert', () => {
  it('is the name in the RFC, whatever OpenSSL puts before it', () => {
    const cases = {
      ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 'unknown_ca',
      ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: 'certificate_expired',
      ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'certificate_required',
      ERR_SSL_TLSV1_UNRECOGNIZED_NAME: 'unrecognized_name',
      'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE': 'handshake_failure',
      ERR_SSL_TLSV1_ALERT_USER_CANCELLED: 'user_canceled',
      ERR_SSL_WRONG_VERSION_NUMBER: undefined,
      ERR_SSL_TLSV1_BAD_CERTIFICATE_HASH_VALUE: undefined,
      ECONNRESET: undefined,
    };
    for (const [code, name] of Object.entries(cases))
      assert.equal(receivedAlert(Object.assign(new Error(code), { code })), name, code);
  });
});

describe('AlertReader', () => {
  const hello = '160303000401000000';

  it('finds an alert in plain text, after other records or in a write of its own', () => {
    assert.equal(sent('15030300020228'), 'handshake_failure');
    assert.equal(sent(`${hello}15030300020246`), 'protocol_version');
    assert.equal(sent(hello, '15030300020278'), 'no_application_protocol');
  });

  it('takes nothing encrypted for one', () => {
    assert.equal(sent(`${hello}140303000101`, '15030300020228'), undefined);
    assert.equal(sent('170303000a00000000000000000000', '15030300020228'), undefined);
    assert.equal(sent('150303001a000000000000000000000000000000000000000000000000'), undefined);
  });

  it('reads nothing beyond what is there', () => {
    assert.equal(sent('', '1503', '1603030100'), undefined);
  });
});
