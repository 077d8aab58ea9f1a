import assert from 'node:assert/strict';
import { certificateFailure } from '../../../../../src/engine/link/tls/certificateFailures.ts';
import type { CertificateFacts } from '../../../../../src/model/tlsEvents.ts';

const own: CertificateFacts = {
  subject: 'CN=api.example.org',
  issuer: 'CN=Example CA',
  names: ['api.example.org'],
  validFrom: '2020-01-01T00:00:00.000Z',
  validTo: '2021-02-03T00:00:00.000Z',
  key: 'EC P-256',
  sha256: 'AB',
};

const explain = (code: string, changes: Partial<CertificateFacts> = {}, asked = 'localhost') =>
  certificateFailure({ code, words: 'words of OpenSSL', chain: [{ ...own, ...changes }], asked });

describe('certificateFailure', () => {
  it('says whose certificate it is, and what is wrong', () => {
    assert.match(explain('DEPTH_ZERO_SELF_SIGNED_CERT').message, /api\.example\.org is self-signed/);
    assert.match(explain('CERT_HAS_EXPIRED').message, /has expired, on 2021-02-03/);
    assert.match(
      explain('CERT_NOT_YET_VALID', { validFrom: '2999-01-01T00:00:00Z' }).message,
      /from 2999-01-01/,
    );
    assert.match(explain('UNABLE_TO_VERIFY_LEAF_SIGNATURE').message, /issued by CN=Example CA/);
    assert.match(explain('SELF_SIGNED_CERT_IN_CHAIN').message, /root CN=api/);
  });

  it('says which names it has, and which was asked for', () => {
    const names = ['a.org', 'b.org', 'c.org', 'd.org', 'e.org'];
    const wrong = explain('ERR_TLS_CERT_ALTNAME_INVALID', { names });
    assert.equal(
      wrong.message,
      'The certificate is for a.org, b.org, c.org and 2 more, and localhost was asked for.',
    );
    assert.match(explain('ERR_TLS_CERT_ALTNAME_INVALID', { names: [] }).message, /is for CN=api/);
    assert.match(
      explain('ERR_TLS_CERT_ALTNAME_INVALID', { names: [], subject: '' }).message,
      /is for no name/,
    );
  });

  it('has OpenSSL’s words where it has none', () => {
    assert.equal(
      explain('UNSPECIFIED').message,
      'The certificate of api.example.org is refused: words of OpenSSL.',
    );
    const none = certificateFailure({ code: 'CERT_HAS_EXPIRED', words: 'x', chain: [] });
    assert.equal(none.message, 'The certificate is refused: x.');
  });

  it('always says what to do', () => {
    for (const code of ['DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'UNSPECIFIED', 'constructor'])
      assert.match(explain(code).advice ?? '', /verify=false/);
  });
});
