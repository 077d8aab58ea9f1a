import type { Socket } from 'node:net';
import type { CreateResponder } from '../responders/responder.ts';
import type { StreamConnection } from './streamConnection.ts';

export interface StreamConnectionOptions {
  readonly id: number;
  readonly socket: Socket;
  readonly remote: string;
  /** TCP can reset; a unix socket has no RST. */
  readonly resettable: boolean;
  /** Without a responder too, our side ends when the peer's does. */
  readonly endsWithPeer: boolean;
  /**
   * Where nothing else ends our side: so long after the peer's end and the last send it ends by itself. 0: never,
   * for as long as the user likes.
   */
  readonly endAfterMs: number;
  readonly createResponder: CreateResponder | undefined;
  /** To every connection of the endpoint. */
  readonly sendToAll: (bytes: Uint8Array) => void;
  /** Called once, after the `closed` event. */
  readonly onClosed: (connection: StreamConnection) => void;
}
