/** The words of TLS options. */

/** Our part in a handshake. */
export const tlsRoles = ['server', 'client'] as const;

export type TlsRole = (typeof tlsRoles)[number];

/** What may be wrong with the certificate of a listener, on purpose (option `present`). */
export const certificateFaults = [
  'expired',
  'notYetValid',
  'wrongName',
  'selfSigned',
  'untrusted',
  'weakKey',
  'incompleteChain',
] as const;

export type CertificateFault = (typeof certificateFaults)[number];

/** Versions of the protocol (options `minVersion` and `maxVersion`), oldest first. */
export const tlsVersions = ['1.0', '1.1', '1.2', '1.3'] as const;

export type TlsVersion = (typeof tlsVersions)[number];

/** Whether a listener asks its clients for a certificate (option `requestCert`). */
export const certificateRequests = ['no', 'ask', 'require'] as const;

export type CertificateRequest = (typeof certificateRequests)[number];
