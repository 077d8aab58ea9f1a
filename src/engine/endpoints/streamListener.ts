/**
 * The part that TCP and unix listeners share: accepts, keeps the connections, refuses beyond the limit, and closes.
 * Binding and address formats come from the transport's own file.
 */
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureOf, failureWith } from '../../node/failures.ts';
import type { StreamAddresses, StreamLink } from '../link/link.ts';
import type { StreamAcceptor, StreamBinding } from '../link/streamBinding.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { Sent, Written } from '../contracts/openConnection.ts';
import type { OpenEndpoint } from '../contracts/openEndpoint.ts';
import { EndpointEnd } from './endpointEnd.ts';
import { sendToAll, writeToAll } from './sendToAll.ts';
import { StreamConnection } from '../connection/streamConnection.ts';
import type { EndedConnection } from '../connection/streamConnectionOptions.ts';

export class StreamListener implements OpenEndpoint {
  readonly ready: Promise<Result<void>>;
  readonly connections = new Map<number, StreamConnection>();
  readonly #context: EndpointContext;
  readonly #binding: StreamBinding;
  readonly #end: EndpointEnd;
  #createResponder: CreateResponder | undefined;
  /** Set once it listens. */
  #acceptor: StreamAcceptor | undefined;
  #local = '';
  #closing = false;
  /** One of each for all connections. */
  readonly #sendToAll = (bytes: Uint8Array): void => void this.send(bytes);
  readonly #onClosed = (closed: EndedConnection): void => this.#forget(closed);

  constructor(
    context: EndpointContext,
    binding: StreamBinding,
    createResponder: CreateResponder | undefined,
  ) {
    this.#context = context;
    this.#binding = binding;
    this.#createResponder = createResponder;
    this.#end = new EndpointEnd(context);
    this.ready = this.#open();
  }

  async #open(): Promise<Result<void>> {
    const bound = await this.#binding.listen({
      accepted: (link, addresses) => this.#accepted(link, addresses),
      failed: (error) => {
        this.#context.report({ type: 'error', failure: failureOf(error, 'accept', this.#local) });
      },
    });
    if (!bound.ok) return this.#failedToOpen(bound.failure);
    const { acceptor, family, local, options } = bound.value;
    if (this.#closing) {
      acceptor.close(() => undefined);
      return this.#failedToOpen(failureWith('ABORT_ERR', 'listen', local));
    }
    this.#acceptor = acceptor;
    this.#local = local;
    const fd = acceptor.descriptor;
    this.#context.report({
      type: 'socket',
      call: 'socket',
      family,
      socketType: 'SOCK_STREAM',
      ...(fd === undefined ? {} : { fd }),
    });
    for (const option of options) this.#context.report({ type: 'option', call: 'setsockopt', ...option });
    this.#context.report({ type: 'bound', call: 'bind', local });
    this.#context.report({ type: 'listening', call: 'listen', local, backlog: this.#binding.backlog });
    return success(undefined);
  }

  #failedToOpen(failure: Failure): Result<void> {
    this.#closing = true;
    if (failure.code !== 'ABORT_ERR') this.#context.report({ type: 'error', failure });
    this.#end.report();
    return fail(failure);
  }

  #accepted(link: StreamLink, { local, remote }: StreamAddresses): void {
    const limit = this.#closing ? undefined : this.#limitReached();
    if (limit !== undefined || this.#closing) {
      link.destroy();
      if (limit !== undefined) this.#context.report({ type: 'refused', call: 'accept', remote, ...limit });
      return;
    }
    const connection = new StreamConnection(this.#context, {
      id: this.#context.nextId(),
      link,
      remote,
      endsWithPeer: false,
      endAfterMs: this.#binding.endAfterMs,
      createResponder: this.#createResponder,
      sendToAll: this.#sendToAll,
      onClosed: this.#onClosed,
    });
    this.connections.set(connection.id, connection);
    const fd = link.descriptor;
    this.#context.report({
      type: 'accepted',
      call: 'accept',
      connection: connection.id,
      local,
      remote,
      ...(fd === undefined ? {} : { fd }),
    });
    for (const option of this.#binding.connectionOptions) {
      this.#context.report({ type: 'option', call: 'setsockopt', connection: connection.id, ...option });
    }
    connection.start();
  }

  /** Takes a descriptor, or returns the limit that was reached. */
  #limitReached(): { limit: string; limitValue: number } | undefined {
    const { maxConnections } = this.#binding;
    if (maxConnections !== undefined && this.connections.size >= maxConnections) {
      return { limit: 'maxConnections', limitValue: maxConnections };
    }
    const { descriptors } = this.#context;
    return descriptors.take() ? undefined : { limit: 'descriptors', limitValue: descriptors.limit };
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
    if (!this.#closing) {
      this.#closing = true;
      this.#acceptor?.close(() => this.#closedIfDone());
      for (const connection of this.connections.values()) connection.close();
    }
    await this.#end.closed;
  }

  #closedIfDone(): void {
    if (this.#closing && this.#acceptor?.isListening !== true && this.connections.size === 0)
      this.#end.report();
  }
}
