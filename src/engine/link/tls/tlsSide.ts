/** The contract of the two sides of TLS: how each begins a session, and judges the peer once the handshake is done. */
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { HandshakeEvent } from '../link.ts';
import type { Failure } from '../../../model/result.ts';

/** What a finished handshake has come to; with `failure`, the peer is refused. */
export type HandshakeFacts = Omit<HandshakeEvent, 'type' | 'role' | 'durationUs'>;

export interface TlsSide {
  readonly role: HandshakeEvent['role'];
  /** It is started in the middle of a conversation. */
  readonly isStarted?: true;
  /** Begins the handshake. The session ends `secure` (a server) or `secureConnect` (a client), or in an `error`. */
  readonly begin: (wire: Duplex) => TLSSocket;
  readonly judge: (session: TLSSocket) => HandshakeFacts;
  /** Explains an error of the session. */
  readonly explain: (error: Error) => Failure;
  /** Microseconds of the engine's clock. */
  readonly nowUs: () => number;
}
