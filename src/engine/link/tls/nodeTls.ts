/**
 * The only access to internals of Node's TLS, each guarded: the verdict on a peer's certificate, which a session of a
 * server has no public member for, and adding to the roots that Node trusts, which would otherwise cost reading all of
 * them anew (0.3 s). VS Code's own extension host uses the latter, too.
 */
import { rootCertificates, type SecureContext, type TLSSocket } from 'node:tls';

export interface VerifyError {
  readonly code: string;
  /** OpenSSL's words. */
  readonly words: string;
}

/** Why OpenSSL does not trust the peer's certificate; undefined where it does. Unknown is an error. */
export function verifyError(session: TLSSocket): VerifyError | undefined {
  const { _handle: handle } = session as unknown as { _handle?: unknown };
  if (!canVerify(handle))
    return { code: 'ERR_TLS_UNVERIFIED', words: 'this Node.js does not say whether it is right' };
  const error: unknown = handle.verifyError();
  if (error === null || error === undefined) return undefined;
  const { code = 'UNSPECIFIED', message = '' } = error as { code?: string; message?: string };
  return { code, words: message };
}

function canVerify(handle: unknown): handle is { verifyError(): unknown } {
  if (typeof handle !== 'object' || handle === null || !('verifyError' in handle)) return false;
  return typeof handle.verifyError === 'function';
}

/** Whether `trustBesides` works; otherwise the context needs `allRoots`. */
export function canTrustBesides(context: SecureContext): boolean {
  return canAdd(context.context);
}

/** Trusts more roots than Node's own. @param pem one certificate each */
export function trustBesides(context: SecureContext, pem: readonly string[]): void {
  if (canAdd(context.context)) for (const one of pem) context.context.addCACert(one);
}

function canAdd(native: unknown): native is { addCACert(pem: string): void } {
  if (typeof native !== 'object' || native === null || !('addCACert' in native)) return false;
  return typeof native.addCACert === 'function';
}

/** Node's own, and these. */
export function allRoots(pem: readonly string[]): string[] {
  return [...rootCertificates, ...pem];
}

/** Whether Node is built with BoringSSL (VS Code's own is), which has no security levels. */
export function hasSecurityLevels(): boolean {
  const { openssl_is_boringssl: isBoring } = process.features as { openssl_is_boringssl?: boolean };
  return isBoring !== true && process.versions.openssl !== '0.0.0';
}
