/** A relay between streams: for each accepted connection one to the target, with the faults between the two. */
import type { Fault } from '../../model/faultSpec.ts';
import { fail, type Result } from '../../model/result.ts';
import { failureWith } from '../../node/failures.ts';
import type { StreamConnection } from '../connection/streamConnection.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { Sent, Written } from '../contracts/openConnection.ts';
import type { HeldByRelay, OpenEndpoint } from '../contracts/openEndpoint.ts';
import { EndpointEnd } from '../endpoints/endpointEnd.ts';
import { StreamAcceptance } from '../endpoints/streamAcceptance.ts';
import type { StreamAddresses, StreamLink } from '../link/link.ts';
import type { StreamBinding } from '../link/streamBinding.ts';
import type { StreamDialing } from '../link/streamDialing.ts';
import type { RelayFaults } from '../pipeline/setup/relayFaults.ts';
import { RelayPair } from './relayPair.ts';

export interface StreamRelayOptions {
  readonly binding: StreamBinding;
  readonly dialing: StreamDialing;
  /** Connects with the first byte from the client, instead of at once. */
  readonly connectsLate: boolean;
  readonly faults: RelayFaults;
}

export class StreamRelay implements OpenEndpoint {
  readonly ready: Promise<Result<void>>;
  /** Both sides of every pair. */
  readonly connections = new Map<number, StreamConnection>();
  readonly #context: EndpointContext;
  readonly #options: StreamRelayOptions;
  readonly #acceptance: StreamAcceptance;
  readonly #end: EndpointEnd;
  readonly #pairs = new Set<RelayPair>();
  #isClosing = false;
  /** How many connections were accepted so far. */
  #accepted = 0;

  constructor(context: EndpointContext, options: StreamRelayOptions) {
    this.#context = context;
    this.#options = options;
    this.#end = new EndpointEnd(context);
    this.#acceptance = new StreamAcceptance(context, options.binding, {
      count: () => this.#pairs.size,
      accepted: (link, addresses) => this.#join(link, addresses),
      closed: () => {
        this.#isClosing = true;
        this.#closedIfDone();
      },
    });
    this.ready = this.#acceptance.open();
  }

  #join(link: StreamLink, addresses: StreamAddresses): void {
    const { dialing, connectsLate, faults } = this.#options;
    const ordinal = ++this.#accepted;
    const pair = new RelayPair(this.#context, {
      link,
      remote: addresses.remote,
      dialing,
      connectsLate,
      pipeline: (flow, output, receiver) => faults.open(flow, ordinal, output, receiver),
      onOpened: (connection) => void this.connections.set(connection.id, connection),
      onClosed: (connection) => {
        this.#context.descriptors.give();
        this.connections.delete(connection.id);
        this.#end.add(connection);
      },
      onDone: (done) => {
        this.#pairs.delete(done);
        this.#closedIfDone();
      },
    });
    this.#pairs.add(pair);
    this.#acceptance.start(pair.accepted, link, addresses);
    const refusing = faults.refusing(ordinal);
    if (refusing === undefined) pair.start();
    else pair.refuse(refusing.kind);
  }

  get closed(): Promise<void> {
    return this.#end.closed;
  }

  /** A relay has two sides: what is sent goes to one of its connections. */
  send(): Result<Sent> {
    return fail(failureWith('EDESTADDRREQ', 'send'));
  }

  write(): Promise<Result<Written>> {
    return Promise.resolve(fail(failureWith('EDESTADDRREQ', 'send')));
  }

  /** A relay does not respond. */
  setResponder(): void {}

  setFaults(faults: readonly Fault[]): void {
    this.#options.faults.set(faults);
  }

  get held(): HeldByRelay {
    return this.#options.faults.held;
  }

  async close(): Promise<void> {
    if (!this.#isClosing) {
      this.#isClosing = true;
      this.#acceptance.close();
      for (const pair of this.#pairs) pair.close();
    }
    await this.#end.closed;
  }

  #closedIfDone(): void {
    if (this.#isClosing && !this.#acceptance.isListening && this.#pairs.size === 0) this.#end.report();
  }
}
