/** Alerts of TLS (RFC 8446 section 6): those that a peer sends, as OpenSSL reports them, and ours as they are written. */
import { errorCode } from '../../../node/failures.ts';

/** By their numbers; those of TLS 1.2 and before included (RFC 5246 section 7.2). */
const names: Readonly<Record<number, string>> = {
  10: 'unexpected_message',
  20: 'bad_record_mac',
  22: 'record_overflow',
  40: 'handshake_failure',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  100: 'no_renegotiation',
  109: 'missing_extension',
  110: 'unsupported_extension',
  112: 'unrecognized_name',
  113: 'bad_certificate_status_response',
  115: 'unknown_psk_identity',
  116: 'certificate_required',
  120: 'no_application_protocol',
};

/**
 * The peer's alert that an error of a session stands for: `unknown_ca` for `ERR_SSL_TLSV1_ALERT_UNKNOWN_CA`. Versions of
 * OpenSSL differ in what they put before it (`SSLV3`, `SSL/TLS`).
 */
export function receivedAlert(error: unknown): string | undefined {
  const name = /^ERR_SSL_(?:SSLV3|TLSV1|TLSV13|SSL\/TLS)_(?:ALERT_)?(.+)$/
    .exec(errorCode(error))?.[1]
    ?.toLowerCase();
  return Object.values(names).find((known) => known === name || known === aliases[name ?? '']);
}

/** Names of OpenSSL and BoringSSL that are not those of the RFC. */
const aliases: Readonly<Record<string, string>> = {
  user_cancelled: 'user_canceled',
  no_certificate: 'certificate_required',
};

const alertRecord = 21;
const handshakeRecord = 22;

/** Reads what we write until it is encrypted, for the alert that may be in it. */
export class AlertReader {
  /** The alert that we have sent. */
  sent: string | undefined;
  #isOver = false;

  /** @param records whole ones */
  written(records: Uint8Array): void {
    for (let at = 0; at + 5 < records.length && !this.#isOver;) {
      const [type = 0, , , high = 0, low = 0, , description = 0] = records.subarray(at, at + 7);
      const length = high * 256 + low;
      // A record with two bytes is an alert in plain text; one that is neither comes with encryption.
      if (type === alertRecord && length === 2) this.sent = names[description];
      this.#isOver = type !== handshakeRecord;
      at += 5 + length;
    }
  }
}
