/** Explains why TLS failed: alerts of the peer, errors of OpenSSL, and what came in place of TLS. */
import { excerpt } from '../../../model/excerpt.ts';
import type { Failure } from '../../../model/result.ts';
import { errorCode, FailureError } from '../../../node/failures.ts';
import { receivedAlert } from './alerts.ts';

interface Explained {
  readonly message: string;
  readonly advice: string;
}

/** Whether bytes may begin a session: a record of a handshake or an alert, or the hello of SSL 2. */
export function looksLikeTls([first = 0]: Uint8Array): boolean {
  return first === 0x16 || first === 0x15 || first >= 0x80;
}

/** The peer has sent something else. `isStarted`: in the middle of a conversation, where TLS was started. */
export function plainTextFailure(bytes: Uint8Array, isStarted: boolean): Failure {
  return {
    code: 'ERR_TLS_PLAIN_TEXT',
    message: `The other side does not speak TLS here: it has sent ${excerpt(Buffer.from(bytes).toString('latin1'))}.`,
    advice: isStarted
      ? 'See whether it refuses TLS; otherwise read its whole answer before TLS is started.'
      : 'Use tcp://, or check the port; where TLS begins in a conversation, start it there (secure).',
  };
}

/** The peer's FIN came before the handshake was done. */
export function peerEndedEarly(role: 'client' | 'server'): Failure {
  return {
    code: 'ERR_TLS_HANDSHAKE_ENDED',
    message: 'The other side ended the connection in the middle of the handshake.',
    advice:
      role === 'client'
        ? 'See what the server logs: it may not speak TLS, or miss a name (servername) or a certificate (cert).'
        : 'See what the client says: it may not trust the certificate, or only have tried the port.',
  };
}

/** An error of a session, in the handshake or after it. */
export function sessionFailure(error: Error, role: 'client' | 'server'): Failure {
  if (error instanceof FailureError) return error.failure;
  const code = errorCode(error);
  const alert = receivedAlert(error);
  if (alert !== undefined)
    return {
      code: `ERR_TLS_ALERT_${alert.toUpperCase()}`,
      ...(alertTexts[alert]?.(role) ?? unknownAlert(alert)),
    };
  const explained = Object.hasOwn(errorTexts, code) ? errorTexts[code] : undefined;
  return { code, ...(explained ?? unknownError(error)) };
}

const trustOurs = (role: 'client' | 'server'): string =>
  role === 'server'
    ? "Let it trust the lab's certificate or whoever issued ours (curl --cacert), or not verify (curl -k)."
    : 'Give a certificate (cert, key) of an authority that it trusts.';

function refusesOurs(why: string): (role: 'client' | 'server') => Explained {
  return (role) => ({ message: `The other side refuses our certificate${why}.`, advice: trustOurs(role) });
}

const alertTexts: Readonly<Record<string, (role: 'client' | 'server') => Explained>> = {
  unknown_ca: refusesOurs(': it does not trust who issued it'),
  bad_certificate: refusesOurs(''),
  certificate_unknown: refusesOurs(''),
  unsupported_certificate: refusesOurs(': it cannot use one of its kind'),
  certificate_revoked: refusesOurs(': it has been revoked'),
  certificate_expired: refusesOurs(': it has expired, or is not valid yet'),
  access_denied: refusesOurs(''),
  certificate_required: () => ({
    message: 'The other side requires a certificate of ours.',
    advice: 'Add cert=FILE and key=FILE to the address.',
  }),
  handshake_failure: () => ({
    message:
      'The other side cannot agree with us: on a cipher, a version, or a certificate that it requires.',
    advice: 'Check ciphers, minVersion and maxVersion, and whether it wants a certificate (cert, key).',
  }),
  insufficient_security: () => ({
    message: 'The other side wants stronger ciphers than ours.',
    advice: 'Leave ciphers out, or add stronger ones.',
  }),
  protocol_version: () => ({
    message: 'The other side does not accept our versions of TLS.',
    advice: 'Check minVersion and maxVersion on both sides.',
  }),
  unrecognized_name: () => ({
    message: 'The other side has no certificate for the name that it was asked for.',
    advice: 'Check the name, or give another one with servername.',
  }),
  no_application_protocol: () => ({
    message: 'The other side speaks none of the protocols of alpn.',
    advice: 'Leave alpn out, or name a protocol that it speaks.',
  }),
};

function unknownAlert(alert: string): Explained {
  return {
    message: `The other side broke TLS off with the alert ${alert}.`,
    advice: 'See what it logs; RFC 8446 section 6 says what the alert means.',
  };
}

const withoutCertificate: Explained = {
  message: 'The client has shown no certificate, and one is required here.',
  advice: 'Let it show one (curl --cert and --key), or use requestCert=ask.',
};

/** Of a client whose handshake is done nevertheless. */
export const noCertificate: Failure = {
  code: 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE',
  ...withoutCertificate,
};

const versions: Explained = {
  message: 'The other side speaks no version of TLS that is allowed here.',
  advice: 'Check minVersion and maxVersion on both sides; OpenSSL may have switched old ones off.',
};
const noTls: Explained = {
  message: 'What came is no TLS.',
  advice: 'Use tcp://, or check the port.',
};

const errorTexts: Readonly<Record<string, Explained>> = {
  ERR_SSL_WRONG_VERSION_NUMBER: noTls,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: noTls,
  ERR_SSL_HTTP_REQUEST: noTls,
  ERR_SSL_UNSUPPORTED_PROTOCOL: versions,
  ERR_SSL_VERSION_TOO_LOW: versions,
  ERR_SSL_NO_PROTOCOLS_AVAILABLE: versions,
  ERR_SSL_NO_SHARED_CIPHER: {
    message: 'The two sides have no cipher in common.',
    advice: 'Check ciphers on both sides, and the kind of the key: some are for RSA or EC alone.',
  },
  ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE: withoutCertificate,
  ERR_SSL_NO_APPLICATION_PROTOCOL: {
    message: 'The client speaks none of the protocols of alpn.',
    advice: 'Add one that it speaks to alpn, or leave alpn out.',
  },
  ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC: {
    message: 'A record could not be decrypted: it was changed on its way, or is no TLS.',
    advice: 'See what lies between the two sides.',
  },
};

function unknownError(error: Error): Explained {
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message;
  return {
    message: `OpenSSL's words are "${reason.replace(/\.$/, '')}".`,
    advice: 'See what the other side logs.',
  };
}
