/** Makes the contexts of OpenSSL that sessions begin with, and keeps the latest: making one takes up to 20 ms. */
import { createHash } from 'node:crypto';
import {
  createSecureContext,
  DEFAULT_CIPHERS,
  type SecureContext,
  type SecureContextOptions,
} from 'node:tls';
import type { AddressOptions } from '../../../model/address.ts';
import { tlsVersions } from '../../../model/tlsOptions.ts';
import { fail, success, type Failure, type Result } from '../../../model/result.ts';
import { errorCode } from '../../../node/failures.ts';
import { allRoots, canTrustBesides, hasSecurityLevels, trustBesides } from './nodeTls.ts';
import type { Presented } from './tlsFiles.ts';

export interface ContextParts {
  readonly options: AddressOptions;
  readonly presented: Presented | undefined;
  /** Certificates in PEM, one each. `besides`: added to the roots that Node trusts; otherwise only these are trusted. */
  readonly trusted: { readonly pem: readonly string[]; readonly besides: boolean };
  /** OpenSSL would refuse to present a weak key. */
  readonly allowsWeakKeys?: boolean;
}

const kept = new Map<string, SecureContext>();
const keptLimit = 64;

export function secureContext(parts: ContextParts): Result<SecureContext> {
  const key = createHash('sha256').update(JSON.stringify(parts)).digest('base64');
  const known = kept.get(key);
  if (known !== undefined) return success(known);
  try {
    const made = make(parts);
    kept.set(key, made);
    for (const oldest of kept.keys()) {
      if (kept.size <= keptLimit) break;
      kept.delete(oldest);
    }
    return success(made);
  } catch (error) {
    return fail(contextFailure(error, parts.options));
  }
}

function make({ options, presented, trusted, allowsWeakKeys }: ContextParts): SecureContext {
  const settings: SecureContextOptions = {
    ...presented,
    ...versionsOf(options),
    ...ciphersOf(options, allowsWeakKeys === true),
  };
  const { pem, besides } = trusted;
  if (!besides) return createSecureContext({ ...settings, ca: [...pem] });
  const context = createSecureContext(settings);
  if (pem.length === 0) return context;
  if (!canTrustBesides(context)) return createSecureContext({ ...settings, ca: allRoots(pem) });
  trustBesides(context, pem);
  return context;
}

/** Node's names. Without a limit, its own are 1.2 and 1.3. */
function versionsOf({ minVersion, maxVersion = '1.3' }: AddressOptions): SecureContextOptions {
  const oldest = tlsVersions.indexOf(maxVersion) < tlsVersions.indexOf('1.2') ? maxVersion : '1.2';
  return { minVersion: nodeVersion(minVersion ?? oldest), maxVersion: nodeVersion(maxVersion) };
}

function nodeVersion(version: NonNullable<AddressOptions['minVersion']>) {
  return version === '1.0' ? 'TLSv1' : (`TLSv${version}` as const);
}

function ciphersOf(
  { ciphers, minVersion, maxVersion }: AddressOptions,
  isWeak: boolean,
): SecureContextOptions {
  // OpenSSL has the signatures of TLS 1.0 and 1.1 at security level 0 only.
  const isOld = [minVersion, maxVersion].some((version) => version === '1.0' || version === '1.1');
  if ((!isOld && !isWeak) || !hasSecurityLevels()) return ciphers === undefined ? {} : { ciphers };
  return { ciphers: `${ciphers ?? DEFAULT_CIPHERS}:@SECLEVEL=0` };
}

function contextFailure(error: unknown, { ciphers }: AddressOptions): Failure {
  const code = errorCode(error);
  const words = error instanceof Error ? error.message.replace(/^error:[0-9A-F]+:/, '') : String(error);
  if (ciphers !== undefined && /CIPHER|COMMAND/i.test(`${code} ${words}`)) {
    return {
      code: 'ERR_TLS_CIPHERS',
      message: 'ciphers: OpenSSL knows none of these cipher suites.',
      advice: 'List them as "openssl ciphers" does, separated by colons; those of TLS 1.3 begin with TLS_.',
    };
  }
  return {
    code: code === 'UNKNOWN' ? 'ERR_TLS_OPTIONS' : code,
    message: `OpenSSL does not take these options: ${words}.`,
    advice: 'Check cert, key, minVersion, maxVersion and ciphers.',
  };
}
