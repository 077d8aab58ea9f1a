import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import type { Identity } from '../../../../../src/engine/contracts/authority.ts';
import { LabAuthority, newRoot, rootName } from '../../../../../src/engine/link/tls/authority.ts';

const now = new Date('2026-11-30T12:00:00Z');
const authority = new LabAuthority(newRoot(now), () => now);
const root = new X509Certificate(authority.rootPem);
const names = ['localhost', '127.0.0.1', '::1'] as const;

function chainOf({ cert }: Identity): X509Certificate[] {
  return (cert.match(/-----BEGIN[^]+?END CERTIFICATE-----\n/g) ?? []).map((pem) => new X509Certificate(pem));
}

function leafOf(identity: Identity): X509Certificate {
  const [leaf] = chainOf(identity);
  assert.ok(leaf);
  return leaf;
}

function signs(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

describe('LabAuthority', () => {
  it('has a root that signs itself, and may have one authority below', () => {
    assert.ok(root.ca && signs(root, root));
    assert.equal(root.subject, `CN=${rootName}`);
    assert.deepEqual(root.publicKey.asymmetricKeyDetails, { namedCurve: 'prime256v1' });
    assert.equal(authority.fingerprint, root.fingerprint256);
    assert.ok(new Date(root.validTo) > new Date('2035-01-01'));
  });

  it('keeps its key out of what others get', () => {
    assert.doesNotMatch(authority.rootPem, /PRIVATE/);
  });

  it('makes certificates for names and addresses', () => {
    const leaf = leafOf(authority.identity(names));
    assert.ok(signs(root, leaf) && !leaf.ca);
    assert.equal(leaf.subjectAltName, 'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
    assert.ok(new Date(leaf.validFrom) < now && new Date(leaf.validTo) > now);
    assert.deepEqual(leaf.keyUsage, ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
  });

  it('writes international names as ASCII', () => {
    assert.equal(
      leafOf(authority.identity(['münchen.example'])).subjectAltName,
      'DNS:xn--mnchen-3ya.example',
    );
  });

  it('makes one certificate for the same names', () => {
    assert.equal(authority.identity(names), authority.identity([...names]));
    assert.notEqual(authority.identity(names), authority.identity(['localhost']));
    assert.notEqual(
      leafOf(authority.identity(['a'])).serialNumber,
      leafOf(authority.identity(['b'])).serialNumber,
    );
  });

  it('forgets the oldest of too many', () => {
    const first = authority.identity(['first.example']);
    for (let number = 0; number < 300; number++) authority.identity([`n${number}.example`]);
    assert.notEqual(authority.identity(['first.example']), first);
  });

  it('is the same again from its text, and refuses a key that is not its own', () => {
    const text = newRoot(now);
    assert.equal(new LabAuthority(text).fingerprint, new LabAuthority(text).fingerprint);
    const [certificate = ''] = /-----BEGIN CERT[^]+?END CERTIFICATE-----\n/.exec(text) ?? [];
    const [otherKey = ''] = /-----BEGIN PRIV[^]+?END PRIVATE KEY-----\n/.exec(newRoot(now)) ?? [];
    assert.throws(() => new LabAuthority(certificate + otherKey), /not that of the certificate/);
    assert.throws(() => new LabAuthority('nonsense'));
  });

  it('makes wrong ones', () => {
    const leaf = (fault: Parameters<typeof authority.identity>[1]) =>
      leafOf(authority.identity(names, fault));
    assert.ok(new Date(leaf('expired').validTo) < now);
    assert.ok(new Date(leaf('notYetValid').validFrom) > now);
    assert.equal(leaf('wrongName').checkHost('localhost'), undefined);
    const itself = leaf('selfSigned');
    assert.ok(itself.verify(itself.publicKey) && itself.subject === itself.issuer);
    assert.equal(leaf('weakKey').publicKey.asymmetricKeyDetails?.modulusLength, 768);
    const [untrusted, stranger, ...none] = chainOf(authority.identity(names, 'untrusted'));
    assert.ok(untrusted && stranger && none.length === 0);
    assert.ok(signs(stranger, untrusted) && signs(stranger, stranger));
    const [incomplete, ...missing] = chainOf(authority.identity(names, 'incompleteChain'));
    assert.ok(incomplete && missing.length === 0 && incomplete.issuer !== root.subject);
  });
});
