/** What endpoints need of the lab's certificate authority. */
import type { CertificateFault } from '../../model/tlsOptions.ts';

/** The root's certificate, in the folder of the authority: what other programs are to trust. */
export const rootFileName = 'lab-authority.pem';

export interface Authority {
  /** The certificate of the root, in PEM: what others need to trust. */
  readonly rootPem: string;
  /** Its SHA-256: bytes in hex, separated by colons. */
  readonly fingerprint: string;
  /** What a listener with these names and addresses presents; the first is the common name of its certificate. */
  identity(names: readonly [string, ...string[]], fault?: CertificateFault): Identity;
}

/** In PEM: a certificate with those that lead from it to the root, and its key. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

export interface KeptAuthority {
  readonly authority: Authority;
  /** The file with the root's certificate; absent: it is kept in memory only. */
  readonly file?: string;
}
