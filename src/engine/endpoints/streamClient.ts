/**
 * A client for streams: what TCP and unix clients share. It finds the addresses, connects to one of them, and
 * where asked connects again after the connection is lost.
 */
import type { Socket } from 'node:net';
import type { AddressFamily } from '../../model/engineEvent.ts';
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureWith } from '../failures.ts';
import { descriptorOf } from '../nodeHandle.ts';
import type { CreateResponder } from '../responders/responder.ts';
import { connectRace, type Race, type RaceTarget, type Winner } from './connectRace.ts';
import type { EndpointContext, OpenEndpoint, Sent } from './endpoint.ts';
import { EndpointEnd } from './endpointEnd.ts';
import { sendToAll } from './sendToAll.ts';
import { StreamConnection } from './streamConnection.ts';

/** The default of `connectTimeoutMs`. */
export const defaultConnectTimeoutMs = 10_000;

/** How a transport finds its peer and how its addresses look. */
export interface StreamDialing {
  /** As the user wrote it, for failures that concern no single address. */
  readonly asked: string;
  readonly connectTimeoutMs: number;
  /** Undefined: once is enough. */
  readonly reconnectMs: number | undefined;
  readonly resettable: boolean;
  /** Whom to try, in order; it may ask the resolver. */
  targets(): Promise<Result<readonly [RaceTarget, ...RaceTarget[]]>>;
  describe(socket: Socket): {
    readonly local: string;
    readonly remote: string;
    readonly family: AddressFamily;
  };
  readonly options: readonly (readonly [name: string, value: string])[];
}

export class StreamClient implements OpenEndpoint {
  readonly ready: Promise<Result<void>>;
  readonly conversations = new Map<number, StreamConnection>();
  readonly #context: EndpointContext;
  readonly #dialing: StreamDialing;
  readonly #end: EndpointEnd;
  #createResponder: CreateResponder | undefined;
  #race: Race | undefined;
  #cancelReconnect: (() => void) | undefined;
  #closing = false;
  #attempt = 0;

  constructor(
    context: EndpointContext,
    dialing: StreamDialing,
    createResponder: CreateResponder | undefined,
  ) {
    this.#context = context;
    this.#dialing = dialing;
    this.#createResponder = createResponder;
    this.#end = new EndpointEnd(context);
    this.ready = this.#connect();
  }

  async #connect(): Promise<Result<void>> {
    if (!this.#context.descriptors.take()) {
      return this.#notConnected(failureWith('EMFILE', 'socket', this.#dialing.asked), undefined);
    }
    const targets = await this.#dialing.targets();
    if (!targets.ok || this.#closing) {
      this.#context.descriptors.give();
      return this.#notConnected(targets.ok ? this.#aborted() : targets.failure, undefined);
    }
    const id = this.#context.nextId();
    this.#race = connectRace({
      targets: targets.value,
      clock: this.#context.clock,
      timeoutMs: this.#dialing.connectTimeoutMs,
      onAttempt: (remote) => {
        this.#context.tell({ type: 'connecting', call: 'connect', connection: id, remote });
      },
      onAttemptFailed: (remote, failure) => {
        this.#context.tell({ type: 'attemptFailed', call: 'connect', connection: id, remote, failure });
      },
    });
    const outcome = await this.#race.outcome;
    this.#race = undefined;
    if (!outcome.ok) {
      this.#context.descriptors.give();
      return this.#notConnected(outcome.failure, id);
    }
    if (this.#isClosing()) {
      outcome.value.socket.destroy();
      this.#context.descriptors.give();
      return this.#notConnected(this.#aborted(), id);
    }
    this.#connected(id, outcome.value);
    return success(undefined);
  }

  /** Asked again after a wait, in which `close` may have come; the checker believes what it saw before. */
  #isClosing(): boolean {
    return this.#closing;
  }

  #aborted(): Failure {
    return failureWith('ABORT_ERR', 'connect', this.#dialing.asked);
  }

  #connected(id: number, { socket, target }: Winner): void {
    this.#attempt = 0;
    const described = this.#dialing.describe(socket);
    const { local, family } = described;
    // The peer's address cannot be asked for any more where it has reset the connection at once.
    const remote = described.remote === '' ? target.remote.replace(/^tcp:\/\//, '') : described.remote;
    const connection = new StreamConnection(this.#context, {
      id,
      socket,
      remote,
      resettable: this.#dialing.resettable,
      // A program that stops ends its connections in order; half-open, nothing would ever be lost and come back.
      endsWithPeer: this.#dialing.reconnectMs !== undefined,
      createResponder: this.#createResponder,
      sendToAll: (bytes) => void this.send(bytes),
      onClosed: (closed) => this.#lost(closed),
    });
    this.conversations.set(id, connection);
    const fd = descriptorOf(socket);
    const descriptor = fd === undefined ? {} : { fd };
    this.#context.tell({
      type: 'socket',
      call: 'socket',
      connection: id,
      family,
      socketType: 'SOCK_STREAM',
      ...descriptor,
    });
    for (const [name, value] of this.#dialing.options) {
      this.#context.tell({ type: 'option', call: 'setsockopt', connection: id, name, value, setBy: 'user' });
    }
    this.#context.tell({ type: 'connected', call: 'connect', connection: id, local, remote, ...descriptor });
    connection.start();
  }

  #notConnected(failure: Failure, id: number | undefined): Result<void> {
    if (failure.code !== 'ABORT_ERR') this.#context.tell({ type: 'error', failure });
    if (id !== undefined) {
      const nothing = { bytesIn: 0, bytesOut: 0, lost: 0, openUs: 0 };
      this.#context.tell({ type: 'closed', call: 'close', connection: id, ...nothing });
    }
    this.#againOrClosed();
    return fail(failure);
  }

  #lost(connection: StreamConnection): void {
    this.#context.descriptors.give();
    this.conversations.delete(connection.id);
    this.#end.add(connection);
    this.#againOrClosed();
  }

  #againOrClosed(): void {
    const { reconnectMs } = this.#dialing;
    if (reconnectMs === undefined || this.#closing) {
      this.#closing = true;
      this.#end.tell();
      return;
    }
    this.#attempt++;
    this.#context.tell({
      type: 'reconnecting',
      call: 'connect',
      delayMs: reconnectMs,
      attempt: this.#attempt,
    });
    this.#cancelReconnect = this.#context.clock.timer(reconnectMs, () => {
      this.#cancelReconnect = undefined;
      void this.#connect();
    });
  }

  get closed(): Promise<void> {
    return this.#end.closed;
  }

  send(bytes: Uint8Array): Result<Sent> {
    return sendToAll(this.conversations, bytes);
  }

  setResponder(create: CreateResponder | undefined): void {
    this.#createResponder = create;
    for (const connection of this.conversations.values()) connection.setResponder(create);
  }

  async close(): Promise<void> {
    if (!this.#closing) {
      this.#closing = true;
      this.#race?.abort();
      for (const connection of this.conversations.values()) connection.close();
      if (this.#cancelReconnect !== undefined) {
        this.#cancelReconnect();
        this.#againOrClosed();
      }
    }
    await this.#end.closed;
  }
}
