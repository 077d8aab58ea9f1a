/** The accepting part that listeners and relays share: binds, admits up to the limits, and reports the calls. */
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureOf, failureWith } from '../../node/failures.ts';
import type { StreamConnection } from '../connection/streamConnection.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { StreamAddresses, StreamLink } from '../link/link.ts';
import type { StreamAcceptor, StreamBinding } from '../link/streamBinding.ts';

export interface Acceptance {
  /** The number of accepted connections that are open. */
  readonly count: () => number;
  /** The link must be opened or destroyed; its descriptor is taken, and given back by the caller. */
  readonly accepted: (link: StreamLink, addresses: StreamAddresses) => void;
  /** It no longer listens, or has never done so. */
  readonly closed: () => void;
}

export class StreamAcceptance {
  readonly #context: EndpointContext;
  readonly #binding: StreamBinding;
  readonly #acceptance: Acceptance;
  /** Set once it listens. */
  #acceptor: StreamAcceptor | undefined;
  #local = '';
  #isClosing = false;

  constructor(context: EndpointContext, binding: StreamBinding, acceptance: Acceptance) {
    this.#context = context;
    this.#binding = binding;
    this.#acceptance = acceptance;
  }

  get isListening(): boolean {
    return this.#acceptor?.isListening === true;
  }

  async open(): Promise<Result<void>> {
    const bound = await this.#binding.listen({
      accepted: (link, addresses) => this.#accepted(link, addresses),
      failed: (error) => {
        this.#context.report({ type: 'error', failure: failureOf(error, 'accept', this.#local) });
      },
    });
    if (!bound.ok) return this.#notOpened(bound.failure);
    const { acceptor, family, local, options } = bound.value;
    if (this.#isClosing) {
      acceptor.close(() => undefined);
      return this.#notOpened(failureWith('ABORT_ERR', 'listen', local));
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

  #notOpened(failure: Failure): Result<void> {
    this.#isClosing = true;
    if (failure.code !== 'ABORT_ERR') this.#context.report({ type: 'error', failure });
    this.#acceptance.closed();
    return fail(failure);
  }

  #accepted(link: StreamLink, addresses: StreamAddresses): void {
    const limit = this.#isClosing ? undefined : this.#limitReached();
    if (limit === undefined && !this.#isClosing) {
      this.#acceptance.accepted(link, addresses);
      return;
    }
    link.destroy();
    const { remote } = addresses;
    if (limit !== undefined) this.#context.report({ type: 'refused', call: 'accept', remote, ...limit });
  }

  /** Takes a descriptor, or returns the limit that was reached. */
  #limitReached(): { limit: string; limitValue: number } | undefined {
    const { maxConnections } = this.#binding;
    if (maxConnections !== undefined && this.#acceptance.count() >= maxConnections) {
      return { limit: 'maxConnections', limitValue: maxConnections };
    }
    const { descriptors } = this.#context;
    return descriptors.take() ? undefined : { limit: 'descriptors', limitValue: descriptors.limit };
  }

  /** Reports an accepted connection, which begins to be read. */
  start(connection: StreamConnection, link: StreamLink, addresses: StreamAddresses): void {
    const { id } = connection;
    const fd = link.descriptor;
    this.#context.report({
      type: 'accepted',
      call: 'accept',
      connection: id,
      ...addresses,
      ...(fd === undefined ? {} : { fd }),
    });
    for (const option of this.#binding.connectionOptions) {
      this.#context.report({ type: 'option', call: 'setsockopt', connection: id, ...option });
    }
    connection.start();
  }

  /** Accepts nothing more. */
  close(): void {
    this.#isClosing = true;
    this.#acceptor?.close(() => this.#acceptance.closed());
  }
}
