/** Makes X.509 certificates (RFC 5280) with the keys of `node:crypto`: those of the lab's authority, right and wrong. */
import { createHash, randomBytes, sign, type KeyObject } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { addressFamily, addressGroups } from '../../../address/ipAddress.ts';
import {
  bitString,
  boolean,
  context,
  integer,
  octetString,
  oid,
  sequence,
  set,
  time,
  utf8String,
} from './der.ts';

/** A certificate with its key, in DER. */
export interface Certified {
  readonly certificate: Buffer;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Its common name. */
  readonly name: string;
}

export interface CertificateOptions {
  /** The common name of the subject. */
  readonly name: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Absent: it signs itself. */
  readonly issuer?: Certified;
  /** For an authority: how many authorities may stand between it and the last certificate. */
  readonly pathLength?: number;
  /** Host names and IP addresses, for a server or a client. */
  readonly names?: readonly string[];
}

const oids = {
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  sha256WithRsa: '1.2.840.113549.1.1.11',
} as const;

/** Signs with SHA-256. The keys are EC or RSA. */
export function certify(options: CertificateOptions): Certified {
  const { name, publicKey, privateKey, notBefore, notAfter } = options;
  const issuer = options.issuer ?? { name, privateKey, publicKey };
  const algorithm = signatureAlgorithm(issuer.privateKey);
  const toBeSigned = sequence(
    // Version 3, which has extensions.
    context(0, integer(2), true),
    integer(serialNumber()),
    algorithm,
    commonName(issuer.name),
    sequence(time(notBefore), time(notAfter)),
    commonName(name),
    publicKey.export({ format: 'der', type: 'spki' }),
    context(3, sequence(...extensions(options, issuer.publicKey)), true),
  );
  const signature = sign('sha256', toBeSigned, issuer.privateKey);
  const certificate = sequence(toBeSigned, algorithm, bitString(signature));
  return { certificate, privateKey, publicKey, name };
}

/** PEM of a certificate (RFC 7468). */
export function pemOf(certificate: Uint8Array): string {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** Positive, and of at most 20 bytes (RFC 5280 section 4.1.2.2). */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return bytes;
}

function signatureAlgorithm({ asymmetricKeyType }: KeyObject): Buffer {
  // The parameters of RSA are NULL; ECDSA has none (RFC 5758 section 3.2).
  return asymmetricKeyType === 'rsa'
    ? sequence(oid(oids.sha256WithRsa), Buffer.from([0x05, 0x00]))
    : sequence(oid(oids.ecdsaWithSha256));
}

function commonName(name: string): Buffer {
  return sequence(set(sequence(oid(oids.commonName), utf8String(name))));
}

function extensions({ publicKey, pathLength, names }: CertificateOptions, issuerKey: KeyObject): Buffer[] {
  const isAuthority = pathLength !== undefined;
  return [
    extension(
      oids.basicConstraints,
      isAuthority ? sequence(boolean(true), integer(pathLength)) : sequence(),
      true,
    ),
    // Bits from the left: digitalSignature is 0, keyEncipherment 2, keyCertSign 5, cRLSign 6.
    extension(oids.keyUsage, isAuthority ? bitString(Buffer.from([0x06]), 1) : keyUsageOf(publicKey), true),
    ...(isAuthority
      ? []
      : [extension(oids.extendedKeyUsage, sequence(oid(oids.serverAuth), oid(oids.clientAuth)))]),
    extension(oids.subjectKeyIdentifier, octetString(keyIdentifier(publicKey))),
    extension(oids.authorityKeyIdentifier, sequence(context(0, keyIdentifier(issuerKey)))),
    ...(names === undefined ? [] : [extension(oids.subjectAltName, sequence(...names.map(generalName)))]),
  ];
}

/** TLS 1.2 encrypts with an RSA key, too, in its oldest ciphers. */
function keyUsageOf({ asymmetricKeyType }: KeyObject): Buffer {
  return asymmetricKeyType === 'rsa' ? bitString(Buffer.from([0xa0]), 5) : bitString(Buffer.from([0x80]), 7);
}

function extension(id: string, value: Uint8Array, critical = false): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(value));
}

/** SHA-1 of the public key, as RFC 5280 section 4.2.1.2 suggests: a name, not a protection. */
function keyIdentifier(publicKey: KeyObject): Buffer {
  return createHash('sha1')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest();
}

function generalName(name: string): Buffer {
  const family = addressFamily(name);
  if (family === undefined) return context(2, Buffer.from(domainToASCII(name) || name, 'latin1'));
  const bytes = Buffer.from((addressGroups(name) ?? []).flatMap((group) => [group >> 8, group & 255]));
  return context(7, family === 4 ? bytes.subarray(12) : bytes);
}
