/** What a stream connection is made of, and what holds for it. */
import type { ConnectionSum } from '../contracts/openConnection.ts';
import type { StreamLink } from '../link/link.ts';
import type { CreateResponder } from '../responders/responder.ts';

export interface EndedConnection extends ConnectionSum {
  readonly id: number;
}

export interface StreamConnectionOptions {
  readonly id: number;
  readonly link: StreamLink;
  readonly remote: string;
  /** Without a responder too, our side ends when the peer's does. */
  readonly endsWithPeer: boolean;
  /** Where nothing else ends our side: so long after the peer's end and the last send it ends by itself. 0: never. */
  readonly endAfterMs: number;
  readonly createResponder: CreateResponder | undefined;
  /** To every connection of the endpoint. */
  readonly sendToAll: (bytes: Uint8Array) => void;
  /** Called once, after the `closed` event. */
  readonly onClosed: (connection: EndedConnection) => void;
}
