/** The parts and the options of a stream connection. */
import type { ConnectionSum } from '../contracts/openConnection.ts';
import type { StreamLink } from '../link/link.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { StreamConsumer } from './streamConsumer.ts';

export interface EndedConnection extends ConnectionSum {
  readonly id: number;
}

export interface StreamConnectionOptions {
  readonly id: number;
  readonly link: StreamLink;
  readonly remote: string;
  /** Our side ends when the peer's does, even without a responder. */
  readonly endsWithPeer: boolean;
  /** Where nothing else ends our side, it ends by itself this long after the peer's end and the last send. 0: never. */
  readonly endAfterMs: number;
  readonly createResponder: CreateResponder | undefined;
  /** Takes everything that is received, in place of a responder. */
  readonly consumer?: StreamConsumer;
  /** Sends to every connection of the endpoint. */
  readonly sendToAll: (bytes: Uint8Array) => void;
  /** Called once, after the `closed` event. */
  readonly onClosed: (connection: EndedConnection) => void;
}
