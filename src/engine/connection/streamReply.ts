/** The `Reply` of stream connections. */
import type { Reply } from '../responders/responder.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { OpenConnection } from '../contracts/openConnection.ts';
import type { ReadingPause } from './readingPause.ts';

export interface StreamReplyParts {
  readonly connection: OpenConnection;
  readonly sendToAll: (bytes: Uint8Array) => void;
  /** Passes nothing more to the responder. */
  readonly passOver: () => void;
  /** Closes once everything is sent, however long the reader takes. */
  readonly closeWhenSent: () => void;
  readonly isOver: () => boolean;
  readonly unsentBytes: () => number;
  readonly reading: ReadingPause;
  readonly context: EndpointContext;
}

/** Creates the actions available to a responder on a stream connection. */
export function streamReply(parts: StreamReplyParts): Reply {
  const { connection, sendToAll, passOver, closeWhenSent, isOver, unsentBytes, reading, context } = parts;
  return {
    send: (bytes) => void connection.send(bytes),
    sendToAll,
    end: () => void connection.halfClose(),
    close: closeWhenSent,
    reset: () => void connection.reset(),
    fail: (failure) => {
      if (!isOver()) context.report({ type: 'error', connection: connection.id, failure });
    },
    pause: () => {
      if (!isOver()) reading.pause('responder');
    },
    resume: () => {
      if (!isOver()) reading.resume('responder');
    },
    passOver: () => {
      if (!isOver()) passOver();
    },
    get unsent() {
      return unsentBytes();
    },
  };
}
