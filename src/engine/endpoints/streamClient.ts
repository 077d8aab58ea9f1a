/** The part that TCP and unix clients share: connects, and, where requested, reconnects after the connection is lost. */
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { Winner } from '../link/connectRace.ts';
import type { DialedTarget, StreamDialing } from '../link/streamDialing.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { Sent, Written } from '../contracts/openConnection.ts';
import type { OpenEndpoint } from '../contracts/openEndpoint.ts';
import { EndpointEnd } from './endpointEnd.ts';
import { sendToAll, writeToAll } from './sendToAll.ts';
import { StreamDial } from './streamDial.ts';
import { StreamConnection } from '../connection/streamConnection.ts';
import type { EndedConnection } from '../connection/streamConnectionOptions.ts';

export class StreamClient implements OpenEndpoint {
  readonly ready: Promise<Result<void>>;
  readonly connections = new Map<number, StreamConnection>();
  readonly #context: EndpointContext;
  readonly #dialing: StreamDialing;
  readonly #end: EndpointEnd;
  #createResponder: CreateResponder | undefined;
  #dial: StreamDial | undefined;
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
    const dial = (this.#dial = new StreamDial(this.#context, this.#dialing));
    const outcome = await dial.connect();
    this.#dial = undefined;
    if (!outcome.ok) return this.#notConnected(outcome.failure, dial);
    this.#connected(dial, outcome.value);
    return success(undefined);
  }

  #connected(dial: StreamDial, winner: Winner<DialedTarget>): void {
    this.#attempt = 0;
    const connection = new StreamConnection(this.#context, {
      id: dial.id ?? 0,
      link: winner.link,
      remote: StreamDial.remoteOf(winner),
      // A program that stops ends its connections in order; half-open ones would never be lost and restored.
      endsWithPeer: this.#dialing.reconnectMs !== undefined,
      // The user opened it, and ends it.
      endAfterMs: 0,
      createResponder: this.#createResponder,
      sendToAll: (bytes) => void this.send(bytes),
      onClosed: (closed) => this.#lost(closed),
    });
    this.connections.set(connection.id, connection);
    dial.start(connection, winner);
  }

  #notConnected(failure: Failure, dial: StreamDial): Result<void> {
    if (failure.code !== 'ABORT_ERR') this.#context.report({ type: 'error', failure });
    dial.reportGone();
    this.#againOrClosed();
    return fail(failure);
  }

  #lost(connection: EndedConnection): void {
    this.#context.descriptors.give();
    this.connections.delete(connection.id);
    this.#end.add(connection);
    this.#againOrClosed();
  }

  #againOrClosed(): void {
    const { reconnectMs } = this.#dialing;
    if (reconnectMs === undefined || this.#closing) {
      this.#closing = true;
      this.#end.report();
      return;
    }
    this.#attempt++;
    this.#context.report({
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
      this.#dial?.abort();
      for (const connection of this.connections.values()) connection.close();
      if (this.#cancelReconnect !== undefined) {
        this.#cancelReconnect();
        this.#againOrClosed();
      }
    }
    await this.#end.closed;
  }
}
