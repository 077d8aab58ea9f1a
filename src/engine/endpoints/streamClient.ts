/**
 * The part that TCP and unix clients share: resolves the addresses, connects to one of them, and, where requested,
 * reconnects after the connection is lost.
 */
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { openingCallOf, failureWith } from '../../node/failures.ts';
import type { CreateResponder } from '../responders/responder.ts';
import { connectRace, type Race, type Winner } from '../link/connectRace.ts';
import type { DialedTarget, StreamAttempt, StreamDialing } from '../link/streamDialing.ts';
import type { EndpointContext, SetOption } from '../contracts/endpointContext.ts';
import type { Sent, Written } from '../contracts/openConnection.ts';
import type { OpenEndpoint } from '../contracts/openEndpoint.ts';
import { EndpointEnd } from './endpointEnd.ts';
import { sendToAll, writeToAll } from './sendToAll.ts';
import { StreamConnection } from '../connection/streamConnection.ts';
import type { EndedConnection } from '../connection/streamConnectionOptions.ts';

export class StreamClient implements OpenEndpoint {
  readonly ready: Promise<Result<void>>;
  readonly connections = new Map<number, StreamConnection>();
  readonly #context: EndpointContext;
  readonly #dialing: StreamDialing;
  readonly #end: EndpointEnd;
  #createResponder: CreateResponder | undefined;
  #race: Race<DialedTarget> | undefined;
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
      return this.#notConnected(failureWith('EMFILE', 'socket', this.#dialing.requested), undefined);
    }
    const targets = await this.#dialing.targets();
    if (!targets.ok || this.#closing) {
      this.#context.descriptors.give();
      return this.#notConnected(targets.ok ? this.#aborted() : targets.failure, undefined);
    }
    const id = this.#context.nextId();
    const only = targets.value.length === 1 ? ({ only: true } as const) : {};
    this.#race = connectRace<DialedTarget>({
      requested: this.#dialing.requested,
      targets: targets.value,
      clock: this.#context.clock,
      timeoutMs: this.#dialing.connectTimeoutMs,
      onAttempt: (target, attempt) => this.#attempted(id, target, attempt),
      onAttemptFailed: (remote, failure) => {
        const call = failure.call === 'socket' || failure.call === 'bind' ? failure.call : 'connect';
        this.#context.report({ type: 'attemptFailed', call, connection: id, remote, failure, ...only });
      },
    });
    const outcome = await this.#race.outcome;
    this.#race = undefined;
    if (!outcome.ok) {
      this.#context.descriptors.give();
      return this.#notConnected(outcome.failure, id);
    }
    if (this.#isClosing()) {
      outcome.value.link.destroy();
      this.#context.descriptors.give();
      return this.#notConnected(this.#aborted(), id);
    }
    this.#connected(id, outcome.value);
    return success(undefined);
  }

  /** Reports the calls of an attempt once Node has made them: immediately for a unix socket, a tick later for TCP. */
  #attempted(id: number, target: DialedTarget, attempt: StreamAttempt): void {
    const report = (): void => this.#reportAttempt(id, target, attempt);
    if (attempt.descriptor === undefined && attempt.error === undefined) process.nextTick(report);
    else report();
  }

  #reportAttempt(
    connection: number,
    { family, binding, remote }: DialedTarget,
    attempt: StreamAttempt,
  ): void {
    const { error } = attempt;
    const failedCall = error === undefined ? undefined : openingCallOf(error, 'connect');
    // Aborted before Node made a call.
    if (failedCall === 'socket' || (attempt.isDestroyed && error === undefined)) return;
    const fd = attempt.descriptor;
    const context = this.#context;
    context.report({
      type: 'socket',
      call: 'socket',
      connection,
      family,
      socketType: 'SOCK_STREAM',
      ...(fd === undefined ? {} : { fd }),
    });
    this.#reportOptions(connection, binding?.options ?? []);
    if (failedCall === 'bind') return;
    if (binding !== undefined)
      context.report({ type: 'bound', call: 'bind', connection, local: binding.local });
    context.report({ type: 'connecting', call: 'connect', connection, remote });
  }

  #reportOptions(connection: number, options: readonly SetOption[]): void {
    for (const option of options) {
      this.#context.report({ type: 'option', call: 'setsockopt', connection, ...option });
    }
  }

  /** A method, as `close` may have been called during an await, which the type checker does not consider. */
  #isClosing(): boolean {
    return this.#closing;
  }

  #aborted(): Failure {
    return failureWith('ABORT_ERR', 'connect', this.#dialing.requested);
  }

  #connected(id: number, { link, addresses, target }: Winner<DialedTarget>): void {
    this.#attempt = 0;
    const { local } = addresses;
    // The peer's address is no longer available if it reset the connection immediately.
    const remote = addresses.remote === '' ? target.remote.replace(/^tcp:\/\//, '') : addresses.remote;
    const connection = new StreamConnection(this.#context, {
      id,
      link,
      remote,
      // A program that stops ends its connections in order; half-open ones would never be lost and restored.
      endsWithPeer: this.#dialing.reconnectMs !== undefined,
      // The user opened it, and ends it.
      endAfterMs: 0,
      createResponder: this.#createResponder,
      sendToAll: (bytes) => void this.send(bytes),
      onClosed: (closed) => this.#lost(closed),
    });
    this.connections.set(id, connection);
    const fd = link.descriptor;
    const descriptor = fd === undefined ? {} : { fd };
    this.#context.report({
      type: 'connected',
      call: 'connect',
      connection: id,
      local,
      remote,
      ...descriptor,
    });
    this.#reportOptions(id, this.#dialing.options);
    connection.start();
  }

  #notConnected(failure: Failure, id: number | undefined): Result<void> {
    if (failure.code !== 'ABORT_ERR') this.#context.report({ type: 'error', failure });
    if (id !== undefined) {
      const nothing = { bytesIn: 0, bytesOut: 0, lost: 0, openUs: 0 };
      this.#context.report({ type: 'closed', call: 'close', connection: id, ...nothing });
    }
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
      this.#race?.abort();
      for (const connection of this.connections.values()) connection.close();
      if (this.#cancelReconnect !== undefined) {
        this.#cancelReconnect();
        this.#againOrClosed();
      }
    }
    await this.#end.closed;
  }
}
