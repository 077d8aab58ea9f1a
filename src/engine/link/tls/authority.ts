/**
 * The lab's own certificate authority: a root of EC P-256 that people may trust, and the certificates it makes for
 * listeners, right ones and, on purpose, wrong ones.
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import type { Authority, Identity } from '../../contracts/authority.ts';
import { certify, pemOf, type Certified } from './certificate.ts';
import type { CertificateFault } from '../../../model/tlsOptions.ts';

const dayMs = 86_400_000;
/** Longer ones are refused by some programs. */
const leafDays = 397;
const rootDays = 3650;
export const rootName = 'Socket Lab Root';

type KeyPair = Pick<Certified, 'publicKey' | 'privateKey'>;

function ellipticKey(): KeyPair {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/** A new root, as the text that `LabAuthority` takes: its certificate and its key, in PEM. */
export function newRoot(now: Date): string {
  const root = certify({ ...ellipticKey(), name: rootName, pathLength: 1, ...validity(now, -1, rootDays) });
  return pemOf(root.certificate) + keyPem(root.privateKey);
}

export class LabAuthority implements Authority {
  readonly rootPem: string;
  readonly fingerprint: string;
  readonly #root: Certified;
  readonly #now: () => Date;
  /** Of all certificates of this process: making one takes longer than signing. */
  #leafKey: KeyPair | undefined;
  readonly #made = new Map<string, Identity>();

  /**
   * @param pem as `newRoot` made it
   * @throws an error of OpenSSL where it is not
   */
  constructor(pem: string, now: () => Date = () => new Date()) {
    const certificate = new X509Certificate(pem);
    const privateKey = createPrivateKey(pem);
    if (!certificate.checkPrivateKey(privateKey)) throw new Error('The key is not that of the certificate.');
    this.rootPem = pemOf(certificate.raw);
    this.fingerprint = certificate.fingerprint256;
    const publicKey = createPublicKey(privateKey);
    this.#root = { certificate: certificate.raw, privateKey, publicKey, name: rootName };
    this.#now = now;
  }

  identity(names: readonly [string, ...string[]], fault?: CertificateFault): Identity {
    const key = `${fault ?? ''} ${names.join(' ')}`;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const identity = this.#make(names, fault);
    this.#made.set(key, identity);
    for (const oldest of this.#made.keys()) {
      if (this.#made.size <= identityLimit) break;
      this.#made.delete(oldest);
    }
    return identity;
  }

  #make(names: readonly [string, ...string[]], fault: CertificateFault | undefined): Identity {
    const root = this.#root;
    switch (fault) {
      case undefined:
        return chain(this.#leaf(names, root));
      case 'expired':
        return chain(this.#leaf(names, root, -leafDays, -1));
      case 'notYetValid':
        return chain(this.#leaf(names, root, 1, leafDays));
      case 'wrongName':
        return chain(this.#leaf(['wrong-name.invalid'], root));
      case 'selfSigned':
        return chain(this.#leaf(names, undefined));
      case 'untrusted': {
        const stranger = this.#authority('Untrusted Root', undefined, 0);
        return chain(this.#leaf(names, stranger), stranger);
      }
      case 'weakKey':
        return chain(
          this.#leaf(names, root, -1, leafDays, generateKeyPairSync('rsa', { modulusLength: weakBits })),
        );
      case 'incompleteChain':
        return chain(this.#leaf(names, this.#authority('Missing Intermediate', root, 0)));
    }
  }

  #leaf(
    names: readonly [string, ...string[]],
    issuer: Certified | undefined,
    fromDay = -1,
    toDay = leafDays,
    keys: KeyPair = (this.#leafKey ??= ellipticKey()),
  ): Certified {
    const dates = validity(this.#now(), fromDay, toDay);
    return certify({ ...keys, name: names[0], names, ...dates, ...(issuer === undefined ? {} : { issuer }) });
  }

  #authority(name: string, issuer: Certified | undefined, pathLength: number): Certified {
    const dates = validity(this.#now(), -1, leafDays);
    return certify({
      ...ellipticKey(),
      name,
      pathLength,
      ...dates,
      ...(issuer === undefined ? {} : { issuer }),
    });
  }
}

/** A name is asked for by whoever connects, so that they may be many. */
const identityLimit = 256;

/** Refused even at OpenSSL's security level 1, and enough for the signatures of TLS 1.3. */
const weakBits = 768;

function validity(now: Date, fromDay: number, toDay: number): { notBefore: Date; notAfter: Date } {
  return {
    notBefore: new Date(now.getTime() + fromDay * dayMs),
    notAfter: new Date(now.getTime() + toDay * dayMs),
  };
}

function chain(leaf: Certified, ...more: readonly Certified[]): Identity {
  const cert = [leaf, ...more].map(({ certificate }) => pemOf(certificate)).join('');
  return { cert, key: keyPem(leaf.privateKey) };
}

function keyPem(key: KeyObject): string {
  return String(key.export({ format: 'pem', type: 'pkcs8' }));
}
