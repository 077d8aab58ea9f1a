/** The certificates of a peer, as facts to show. */
import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { CertificateFacts } from '../../../model/tlsEvents.ts';

/** Longer ones do not occur in practice. */
const longest = 10;

/** The peer's certificates in DER, its own first, up to the root where that is known; empty where it has shown none. */
export function peerChain(session: TLSSocket): readonly Buffer[] {
  const chain: Buffer[] = [];
  let next: Partial<DetailedPeerCertificate> | undefined = session.getPeerCertificate(true);
  // A root names itself as its issuer.
  while (next?.raw !== undefined && chain.length < longest && chain.at(-1)?.equals(next.raw) !== true) {
    chain.push(next.raw);
    next = next.issuerCertificate;
  }
  return chain;
}

export function certificateFacts(certificate: Uint8Array): CertificateFacts {
  const {
    subject,
    issuer,
    subjectAltName = '',
    validFrom,
    validTo,
    publicKey,
    fingerprint256,
  } = new X509Certificate(certificate);
  const { asymmetricKeyType = '', asymmetricKeyDetails = {} } = publicKey;
  const { namedCurve, modulusLength } = asymmetricKeyDetails;
  const kind = asymmetricKeyType.toUpperCase();
  return {
    subject: oneLine(subject),
    issuer: oneLine(issuer),
    names: namesIn(subjectAltName),
    validFrom: isoTime(validFrom),
    validTo: isoTime(validTo),
    key: [kind, curves[namedCurve ?? ''] ?? namedCurve ?? modulusLength ?? ''].join(' ').trim(),
    sha256: fingerprint256,
  };
}

const curves: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}

/** `DNS:a, IP Address:127.0.0.1`; a name with a comma or a quote in it is a JSON string. */
function namesIn(subjectAltName: string): string[] {
  const pattern = /(?:^|, )(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/g;
  return Array.from(subjectAltName.matchAll(pattern), ([, name = '']) =>
    name.startsWith('"') ? String(JSON.parse(name)) : name,
  );
}

/** Of OpenSSL's `Nov 30 12:00:00 2026 GMT`; as it is where it is none of our calendar. */
function isoTime(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
}
