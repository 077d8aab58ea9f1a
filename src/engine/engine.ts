/**
 * The engine: opens endpoints from specs, finds them and their connections by id, and reports everything that happens
 * as events. It is the only component with side effects on the network, and it closes whatever it opened.
 */
import { accepts } from '../model/endpointKinds.ts';
import { isRelaySpec, type EndpointSpec } from '../model/endpointSpec.ts';
import type { EngineEvent } from '../model/engineEvent.ts';
import type { Fault } from '../model/faultSpec.ts';
import type { HeldItem, HoldDecision } from '../model/heldItem.ts';
import { formatAddress } from '../address/formatAddress.ts';
import { printFault } from '../language/experiment/faults/printFault.ts';
import { fail, success, type Result } from '../model/result.ts';
import type { SocketCall } from '../model/socketCall.ts';
import { cancellableResolve } from './kernel/cancellableResolve.ts';
import { systemClock, type Clock } from '../node/clock.ts';
import { processDescriptors, type DescriptorBudget } from '../node/descriptorBudget.ts';
import { Emitter } from './emitter.ts';
import type { EngineOptions, Opened, OpenOptions } from './engineOptions.ts';
import type { KeptAuthority } from './contracts/authority.ts';
import type { EndpointContext } from './contracts/endpointContext.ts';
import { endpointContext } from './endpointContext.ts';
import type { OpenConnection, Sent, Written } from './contracts/openConnection.ts';
import type { Destination, OpenEndpoint } from './contracts/openEndpoint.ts';
import { openEndpoint } from './openEndpoint.ts';
import { decideOn, heldBy } from './heldByRelays.ts';
import { Endings } from './endings.ts';
import { secureConnection, type SecureRequest } from './secureConnection.ts';
import { seededSpec } from './seededSpec.ts';
import { openingEvent } from './openingEvent.ts';
import { lazyAuthority } from './lazyAuthority.ts';
import { engineClosed } from './engineFailures.ts';
import { failureWith, nobodyConnected } from '../node/failures.ts';
import { systemResolve, type Resolve } from './kernel/resolve.ts';
import type { CreateResponder, ResponderReader } from './responders/responder.ts';

interface Running {
  readonly endpoint: OpenEndpoint;
  /** Aborts its name resolution. */
  readonly stopResolving: () => void;
}

export class Engine {
  /** Wall clock (ms since 1970) at `t` = 0 of all events. */
  readonly startedAtMs: number;
  readonly #clock: Clock;
  readonly #resolve: Resolve;
  readonly #descriptors: DescriptorBudget;
  readonly #platform: NodeJS.Platform;
  readonly authority: () => Promise<KeptAuthority>;
  readonly #events: Emitter<EngineEvent>;
  readonly #responders: ResponderReader;
  readonly #specs = new Map<number, EndpointSpec>();
  readonly #ownResponders = new Map<number, ResponderReader>();
  readonly #open = new Map<number, Running>();
  readonly #connections = new Map<number, OpenConnection>();
  readonly #endings = new Endings();
  #lastId = 0;
  #lastHeldId = 0;
  #disposed = false;

  constructor(options: EngineOptions) {
    this.#responders = options.responders;
    this.#clock = options.clock ?? systemClock();
    this.#resolve = options.resolve ?? systemResolve;
    this.#descriptors = options.descriptors ?? processDescriptors;
    this.#platform = options.platform ?? process.platform;
    this.authority = lazyAuthority(options.authorityFolder);
    this.#events = new Emitter(options.onSubscriberError ?? (() => undefined));
    this.startedAtMs = this.#clock.wallMs() - this.#clock.nowUs() / 1000;
  }

  /** Subscribes to all events; returns a function that unsubscribes. */
  subscribe(listener: (event: EngineEvent) => void): () => void {
    return this.#events.subscribe(listener);
  }

  /** Starts opening an endpoint. A spec that can never work fails here, and nothing is opened. */
  open(spec: EndpointSpec, { responders, beforeOpening }: OpenOptions = {}): Result<Opened> {
    const responder = (responders ?? this.#responders).read(spec.responder);
    if (!responder.ok) return responder;
    if (this.#disposed) return fail(engineClosed);
    const id = ++this.#lastId;
    this.#specs.set(id, spec);
    if (responders !== undefined) this.#ownResponders.set(id, responders);
    beforeOpening?.(id);
    return success({ id, ready: this.#start(id, spec, responder.value) });
  }

  #start(id: number, asked: EndpointSpec, responder: CreateResponder | undefined): Promise<Result<void>> {
    const spec = seededSpec(asked);
    const { resolve, cancel } = cancellableResolve(this.#resolve);
    const context = { ...this.#contextOf(id), resolve };
    context.report(openingEvent(spec));
    const endpoint = openEndpoint(context, spec, responder);
    const running = { endpoint, stopResolving: cancel };
    this.#open.set(id, running);
    void endpoint.closed.then(() => {
      if (this.#open.get(id) === running) this.#open.delete(id);
    });
    return endpoint.ready;
  }

  /** Sends to a connection, to all connections of a listener, or to the one of a client. */
  send(id: number, bytes: Uint8Array): Result<Sent> {
    return this.#sentTo(id, this.#target(id)?.send(bytes));
  }

  /** Sends like `send`, and settles when the kernel has accepted it all or never will; see a connection's `write`. */
  async write(id: number, bytes: Uint8Array, signal?: AbortSignal): Promise<Result<Written>> {
    return this.#sentTo(id, await this.#target(id)?.write(bytes, signal));
  }

  /** Sends a datagram to an address, from an unconnected socket. */
  async writeTo(id: number, bytes: Uint8Array, to: Destination): Promise<Result<Written>> {
    const running = this.#open.get(id);
    if (running === undefined) return fail(this.#notOpen(id, 'send'));
    return (
      (await running.endpoint.writeTo?.(bytes, to)) ??
      fail(failureWith('EOPNOTSUPP', 'sendto', `${to.host}:${to.port}`))
    );
  }

  #target(id: number): OpenConnection | OpenEndpoint | undefined {
    return this.#connections.get(id) ?? this.#open.get(id)?.endpoint;
  }

  /** Explains a failed send of an endpoint without a connection by how it lost the last one. */
  #sentTo<T>(id: number, sent: Result<T> | undefined): Result<T> {
    return sent === undefined || (!sent.ok && sent.failure.code === 'ENOTCONN')
      ? fail(this.#notOpen(id, 'send'))
      : sent;
  }

  /** Settles when the queues of a connection, or of all connections of an endpoint, are empty. */
  async whenDrained(id: number): Promise<void> {
    await Promise.all(this.#connectionsOf(id).map((connection) => connection.whenDrained()));
  }

  /** Half-closes (`shutdown`, SHUT_WR) after sending what is queued. On an endpoint: all its connections. */
  halfClose(id: number): Result<void> {
    return this.#onEach(id, 'shutdown', (connection) => connection.halfClose());
  }

  reset(id: number): Result<void> {
    return this.#onEach(id, 'close', (connection) => connection.reset());
  }

  /**
   * Starts TLS on an open connection of a listener, or on that of a client: what was sent before goes out first, in plain
   * text, and what is sent later waits for the handshake. Settles with it; a handshake that fails closes the connection.
   */
  async secure(id: number, request: SecureRequest = {}): Promise<Result<void>> {
    const [connection] = this.#connectionsOf(id);
    const spec = this.#specs.get(this.#ownerOf(connection?.id));
    if (connection === undefined || spec === undefined) return fail(this.#notOpen(id, undefined));
    const context = { authority: this.authority, clock: this.#clock };
    return secureConnection(context, { byEndpoint: this.#open.has(id), connection, spec }, request);
  }

  pauseReading(id: number): Result<void> {
    return this.#onEach(id, 'recv', (connection) => connection.pause());
  }

  resumeReading(id: number): Result<void> {
    return this.#onEach(id, 'recv', (connection) => connection.resume());
  }

  /** Closes a connection, or an endpoint with all its connections; cancels an opening in progress. */
  async close(id: number): Promise<Result<void>> {
    if (this.#open.has(id)) {
      await this.#closeEndpoint(id);
      return success(undefined);
    }
    const connection = this.#connections.get(id);
    if (connection === undefined) return fail(this.#notOpen(id, 'close'));
    connection.close();
    return success(undefined);
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((id) => this.#closeEndpoint(id)));
  }

  async #closeEndpoint(id: number): Promise<void> {
    this.#open.get(id)?.stopResolving();
    await this.#open.get(id)?.endpoint.close();
  }

  /** Opens an endpoint again from its spec, under its old id; closes it first if it is open. */
  async restart(id: number): Promise<Result<Opened>> {
    // Repeated, as another caller may have opened it meanwhile.
    while (this.#open.has(id)) await this.#closeEndpoint(id);
    const spec = this.#specs.get(id);
    if (spec === undefined || this.#disposed) return fail(this.#notOpen(id, 'socket'));
    const responder = this.#readerOf(id).read(spec.responder);
    return responder.ok ? success({ id, ready: this.#start(id, spec, responder.value) }) : responder;
  }

  /** Closes an endpoint and forgets it. */
  async remove(id: number): Promise<Result<void>> {
    if (!this.#specs.has(id)) return fail(this.#notOpen(id, 'close'));
    while (this.#open.has(id)) await this.#closeEndpoint(id);
    this.#ownResponders.delete(id);
    if (this.#specs.delete(id)) this.#contextOf(id).report({ type: 'removed' });
    return success(undefined);
  }

  /** Changes the responder of a listener, for now and for the next start; `undefined`: none. */
  setResponder(id: number, text: string | undefined): Result<void> {
    const spec = this.#specs.get(id);
    if (spec === undefined) return fail(this.#notOpen(id, undefined));
    const responder = this.#readerOf(id).read(text);
    if (!responder.ok) return responder;
    if (isRelaySpec(spec)) return fail(failureWith('EOPNOTSUPP', undefined, formatAddress(spec.address)));
    const { responder: _before, ...rest } = spec;
    const change = text === undefined ? {} : { responder: text };
    this.#specs.set(id, { ...rest, ...change });
    this.#open.get(id)?.endpoint.setResponder(responder.value);
    this.#contextOf(id).report({ type: 'responder', ...change });
    return success(undefined);
  }

  /** The faults of a relay; undefined for anything else. */
  faults(id: number): readonly Fault[] | undefined {
    const spec = this.#specs.get(id);
    return spec !== undefined && isRelaySpec(spec) ? spec.faults : undefined;
  }

  /** Changes the faults of a relay, for now and for the next start. */
  setFaults(id: number, faults: readonly Fault[]): Result<void> {
    const spec = this.#specs.get(id);
    if (spec === undefined || !isRelaySpec(spec)) return fail(this.#notOpen(id, undefined));
    this.#specs.set(id, { ...spec, faults });
    this.#contextOf(id).report({ type: 'faults', faults: faults.map(printFault) });
    this.#open.get(id)?.endpoint.setFaults?.(faults);
    return success(undefined);
  }

  /** What the `hold` faults of relays keep until `decide` is called for it, in the order in which it came. */
  held(): readonly HeldItem[] {
    return heldBy(this.#endpoints());
  }

  /**
   * Decides what becomes of something that is held. On a stream, what is forwarded still waits for what came before it.
   * Fails where it is not held any more, and where other bytes are too many for a datagram.
   */
  decide(held: number, decision: HoldDecision): Result<void> {
    return decideOn(this.#endpoints(), held, decision);
  }

  #endpoints(): OpenEndpoint[] {
    return Array.from(this.#open.values(), ({ endpoint }) => endpoint);
  }

  /** The spec of an endpoint; undefined for connections and removed endpoints. */
  spec(id: number): EndpointSpec | undefined {
    return this.#specs.get(id);
  }

  isOpen(id: number): boolean {
    return this.#open.has(id) || this.#connections.has(id);
  }

  /** Closes everything and ends every program; afterwards nothing can be opened. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.closeAll();
    await this.#responders.dispose();
  }

  #readerOf(id: number): ResponderReader {
    return this.#ownResponders.get(id) ?? this.#responders;
  }

  #connectionsOf(id: number): OpenConnection[] {
    const connection = this.#connections.get(id);
    return connection === undefined
      ? [...(this.#open.get(id)?.endpoint.connections.values() ?? [])]
      : [connection];
  }

  /** The endpoint of a connection that is open. */
  #ownerOf(connection: number | undefined): number {
    if (connection !== undefined)
      for (const [id, { endpoint }] of this.#open) if (endpoint.connections.has(connection)) return id;
    return 0;
  }

  #onEach(id: number, call: SocketCall, act: (connection: OpenConnection) => Result<void>): Result<void> {
    const connections = this.#connectionsOf(id);
    if (connections.length === 0) return fail(this.#notOpen(id, call));
    const results = connections.map(act);
    return results.find((result) => !result.ok) ?? success(undefined);
  }

  #notOpen(id: number, call: SocketCall | undefined) {
    const spec = this.#specs.get(id);
    const address = spec === undefined ? `#${id}` : formatAddress(spec.address);
    const failure = failureWith('ENOTCONN', call, address, this.#endings.of(id));
    return accepts(spec?.kind) && this.#open.has(id) ? { ...failure, ...nobodyConnected } : failure;
  }

  #contextOf(id: number): EndpointContext {
    return endpointContext(id, {
      clock: this.#clock,
      descriptors: this.#descriptors,
      resolve: this.#resolve,
      platform: this.#platform,
      authority: this.authority,
      nextId: () => ++this.#lastId,
      nextHeldId: () => ++this.#lastHeldId,
      endings: this.#endings,
      events: this.#events,
      connections: this.#connections,
    });
  }
}
