/** What TLS does on a connection (RFC 8446). */
import type { Direction, OnConnection } from './eventScope.ts';
import type { Failure } from './result.ts';

/** The TLS handshake of a connection is over; `failure` says why it failed. */
export interface Handshake extends OnConnection {
  readonly type: 'handshake';
  /** Our part in it. */
  readonly role: 'client' | 'server';
  readonly durationUs: number;
  /** `TLS 1.3` */
  readonly version?: string;
  /** Of IANA's registry: `TLS_AES_128_GCM_SHA256`. */
  readonly cipher?: string;
  readonly alpn?: string;
  /** The name that the client asked for (SNI). */
  readonly servername?: string;
  readonly resumed?: true;
  /** The peer's certificates, its own first, up to the root where it is known; absent: it has shown none. */
  readonly chain?: readonly CertificateFacts[];
  /** Who vouches for the peer's certificate: the system's roots, those of the option `ca`, or the lab's authority. */
  readonly trustedBy?: 'system' | 'ca' | 'lab';
  /** Why the peer would be refused, but for `verify=false`. */
  readonly distrust?: Failure;
  readonly failure?: Failure;
  /** The alert that ended it (RFC 8446 section 6): `in`, the peer's. */
  readonly alert?: { readonly name: string; readonly direction: Direction };
}

export interface CertificateFacts {
  /** `CN=localhost, O=Example` */
  readonly subject: string;
  readonly issuer: string;
  /** The names and addresses it is for. */
  readonly names: readonly string[];
  /** ISO 8601, in UTC. */
  readonly validFrom: string;
  readonly validTo: string;
  /** `EC P-256`, `RSA 2048` */
  readonly key: string;
  /** The fingerprint: bytes in hex, separated by colons. */
  readonly sha256: string;
}

/** The end of a TLS connection's data in one direction. `missing`: the FIN came without it (RFC 8446 section 6.1). */
export interface CloseNotify extends OnConnection {
  readonly type: 'closeNotify';
  readonly direction: Direction;
  readonly missing?: true;
}
