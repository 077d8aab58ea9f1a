import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { certificateFacts } from '../../../../../src/engine/link/tls/certificateChain.ts';
import { certify } from '../../../../../src/engine/link/tls/certificate.ts';

const dates = { notBefore: new Date('2026-01-02T03:04:05Z'), notAfter: new Date('2051-01-02T03:04:05Z') };

describe('certificateFacts', () => {
  it('has names, times and keys of a certificate', () => {
    const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const names = ['localhost', '127.0.0.1', '::1'];
    const { sha256, ...facts } = certificateFacts(
      certify({ ...keys, name: 'localhost', names, ...dates }).certificate,
    );
    assert.deepEqual(facts, {
      subject: 'CN=localhost',
      issuer: 'CN=localhost',
      names: ['localhost', '127.0.0.1', '0:0:0:0:0:0:0:1'],
      validFrom: '2026-01-02T03:04:05.000Z',
      validTo: '2051-01-02T03:04:05.000Z',
      key: 'EC P-256',
    });
    assert.match(sha256, /^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  });

  it('has no names where there are none, and other keys', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const facts = certificateFacts(certify({ ...rsa, name: 'x', ...dates }).certificate);
    assert.deepEqual([facts.names, facts.key], [[], 'RSA 1024']);
    const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    assert.equal(certificateFacts(certify({ ...p384, name: 'x', ...dates }).certificate).key, 'EC P-384');
  });

  it('reads a name with a comma in it as one', () => {
    const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const names = ['a, DNS:evil.example', 'b'];
    assert.deepEqual(
      certificateFacts(certify({ ...keys, name: 'x', names, ...dates }).certificate).names,
      names,
    );
  });
});
