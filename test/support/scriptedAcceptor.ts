import { SocketLink } from '../../src/engine/link/socketLink.ts';
import type { AcceptorHandlers, StreamAcceptor } from '../../src/engine/link/streamBinding.ts';
import { ScriptedStream } from './scriptedStream.ts';

/** A listening socket without a network: it accepts and fails when the test says so. */
export class ScriptedAcceptor implements StreamAcceptor {
  readonly descriptor = undefined;
  isListening = true;
  readonly #handlers: AcceptorHandlers;

  constructor(handlers: AcceptorHandlers) {
    this.#handlers = handlers;
  }

  accept(): ScriptedStream {
    const stream = new ScriptedStream();
    const link = new SocketLink(stream.asSocket, { canReset: true });
    this.#handlers.accepted(link, { local: '127.0.0.1:9998', remote: '127.0.0.1:5000' });
    return stream;
  }

  fail(error: Error): void {
    this.#handlers.failed(error);
  }

  close(closed: () => void): void {
    this.isListening = false;
    closed();
  }
}
