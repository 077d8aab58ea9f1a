/** The part that TCP and unix listeners share: keeps the accepted connections, and closes with them. */
import type { Result } from '../../model/result.ts';
import type { StreamAddresses, StreamLink } from '../link/link.ts';
import type { StreamBinding } from '../link/streamBinding.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { Sent, Written } from '../contracts/openConnection.ts';
import type { OpenEndpoint } from '../contracts/openEndpoint.ts';
import { EndpointEnd } from './endpointEnd.ts';
import { sendToAll, writeToAll } from './sendToAll.ts';
import { StreamAcceptance } from './streamAcceptance.ts';
import { StreamConnection } from '../connection/streamConnection.ts';
import type { EndedConnection } from '../connection/streamConnectionOptions.ts';

export class StreamListener implements OpenEndpoint {
  readonly ready: Promise<Result<void>>;
  readonly connections = new Map<number, StreamConnection>();
  readonly #context: EndpointContext;
  readonly #endAfterMs: number;
  readonly #acceptance: StreamAcceptance;
  readonly #end: EndpointEnd;
  #createResponder: CreateResponder | undefined;
  #isClosing = false;
  /** One of each for all connections. */
  readonly #sendToAll = (bytes: Uint8Array): void => void this.send(bytes);
  readonly #onClosed = (closed: EndedConnection): void => this.#forget(closed);

  constructor(
    context: EndpointContext,
    binding: StreamBinding,
    createResponder: CreateResponder | undefined,
  ) {
    this.#context = context;
    this.#endAfterMs = binding.endAfterMs;
    this.#createResponder = createResponder;
    this.#end = new EndpointEnd(context);
    this.#acceptance = new StreamAcceptance(context, binding, {
      count: () => this.connections.size,
      accepted: (link, addresses) => this.#accepted(link, addresses),
      closed: () => {
        this.#isClosing = true;
        this.#closedIfDone();
      },
    });
    this.ready = this.#acceptance.open();
  }

  #accepted(link: StreamLink, addresses: StreamAddresses): void {
    const connection = new StreamConnection(this.#context, {
      id: this.#context.nextId(),
      link,
      remote: addresses.remote,
      endsWithPeer: false,
      endAfterMs: this.#endAfterMs,
      createResponder: this.#createResponder,
      sendToAll: this.#sendToAll,
      onClosed: this.#onClosed,
    });
    this.connections.set(connection.id, connection);
    this.#acceptance.start(connection, link, addresses);
  }

  #forget(connection: EndedConnection): void {
    this.#context.descriptors.give();
    this.connections.delete(connection.id);
    this.#end.add(connection);
    this.#closedIfDone();
  }

  get closed(): Promise<void> {
    return this.#end.closed;
  }

  send(bytes: Uint8Array): Result<Sent> {
    return sendToAll(this.connections, bytes);
  }

  write(bytes: Uint8Array, signal?: AbortSignal): Promise<Result<Written>> {
    return writeToAll(this.connections, bytes, signal);
  }

  setResponder(create: CreateResponder | undefined): void {
    this.#createResponder = create;
    for (const connection of this.connections.values()) connection.setResponder(create);
  }

  async close(): Promise<void> {
    if (!this.#isClosing) {
      this.#isClosing = true;
      this.#acceptance.close();
      for (const connection of this.connections.values()) connection.close();
    }
    await this.#end.closed;
  }

  #closedIfDone(): void {
    if (this.#isClosing && !this.#acceptance.isListening && this.connections.size === 0) this.#end.report();
  }
}
