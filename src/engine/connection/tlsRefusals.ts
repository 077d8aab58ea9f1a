/** Why TLS cannot be started on a connection that is open. */
import type { Failure } from '../../model/result.ts';
import { failureWith } from '../../node/failures.ts';

const tlsAlready: Failure = {
  code: 'ERR_TLS_ALREADY',
  message: 'This connection speaks TLS already.',
  advice: 'Send on it as it is; another handshake needs another connection.',
};

const tlsUnderWay: Failure = {
  code: 'ERR_TLS_UNDER_WAY',
  message: 'TLS is being started on this connection already.',
  advice: 'Wait for its handshake.',
};

/** @param who has ended what, as a sentence */
function tlsNeedsBoth(who: string): Failure {
  return {
    code: 'ERR_TLS_ENDED',
    message: `${who}: TLS needs both directions of a connection.`,
    advice: 'Connect again, and start TLS before either side ends.',
  };
}

/** What a connection is doing. */
export interface TlsReadiness {
  readonly remote: string;
  readonly isOver: boolean;
  /** TLS is being started. */
  readonly isUnderWay: boolean;
  readonly isEncrypted: boolean;
  readonly peerHasEnded: boolean;
  /** What our side does once everything is sent. */
  readonly after: 'halfClose' | 'close' | undefined;
}

export function tlsRefusal(readiness: TlsReadiness): Failure | undefined {
  const { remote, isOver, isUnderWay, isEncrypted, peerHasEnded, after } = readiness;
  if (isOver) return failureWith('ENOTCONN', undefined, remote);
  if (isUnderWay) return tlsUnderWay;
  if (isEncrypted) return tlsAlready;
  if (peerHasEnded) return tlsNeedsBoth('The other side has ended');
  if (after === undefined) return undefined;
  return tlsNeedsBoth(after === 'halfClose' ? 'This side has ended' : 'The connection is being closed');
}

export const tlsOverDatagrams: Failure = {
  code: 'EOPNOTSUPP',
  message: 'TLS goes over streams: datagrams have no connection that it could begin on.',
  advice: 'Use a TCP or unix connection.',
};

export const tlsInRelay: Failure = {
  code: 'EOPNOTSUPP',
  message: 'A relay passes on what the two sides send, and starts no TLS in the middle of it.',
  advice: 'Use tls:// in the addresses of the relay, where the whole connection is encrypted.',
};

export const tlsOfListener: Failure = {
  code: 'EOPNOTSUPP',
  message: 'A listener has connections, and each begins TLS by itself.',
  advice: 'Name one of its connections.',
};

export function slowTls(afterMs: number): Failure {
  return {
    code: 'ETIMEDOUT',
    message: `The other side did not finish the TLS handshake within ${afterMs} ms.`,
    advice: 'See what it waits for: it may not have got, or not understood, the request to start TLS.',
  };
}
