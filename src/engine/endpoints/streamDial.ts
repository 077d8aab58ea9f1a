/** One connection of ours to a peer: finds its addresses, tries them, and reports the calls that are made. */
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureWith, openingCallOf } from '../../node/failures.ts';
import type { StreamConnection } from '../connection/streamConnection.ts';
import type { EndpointContext, SetOption } from '../contracts/endpointContext.ts';
import { connectRace, type Race, type Winner } from '../link/connectRace.ts';
import type { HandshakeEvent } from '../link/link.ts';
import type { DialedTarget, SecuredLink, StreamAttempt, StreamDialing } from '../link/streamDialing.ts';

export class StreamDial {
  readonly #context: EndpointContext;
  readonly #dialing: StreamDialing;
  readonly #pair: { readonly pair?: number };
  #id: number | undefined;
  #race: Race<DialedTarget> | undefined;
  /** Gives up the handshake under way. */
  #stopHandshake: (() => void) | undefined;
  #handshake: HandshakeEvent | undefined;
  #isAborted = false;

  /** @param pair the connection that it is joined to, of a relay */
  constructor(context: EndpointContext, dialing: StreamDialing, pair?: number) {
    this.#context = context;
    this.#dialing = dialing;
    this.#pair = pair === undefined ? {} : { pair };
  }

  /** The id of its connection, once there is an address to try. */
  get id(): number | undefined {
    return this.#id;
  }

  /** Takes a descriptor, which the caller gives back once the connection is closed. `ABORT_ERR` after `abort`. */
  async connect(): Promise<Result<Winner<DialedTarget>>> {
    const { descriptors } = this.#context;
    if (!descriptors.take()) return fail(failureWith('EMFILE', 'socket', this.#dialing.requested));
    const connected = await this.#connected();
    const outcome = connected.ok && !this.#isAborted ? await this.#secured(connected.value) : connected;
    if (outcome.ok && !this.#isAborted) return outcome;
    descriptors.give();
    if (!outcome.ok) return outcome;
    outcome.value.link.destroy();
    return fail(this.#aborted());
  }

  async #connected(): Promise<Result<Winner<DialedTarget>>> {
    const targets = await this.#dialing.targets();
    if (!targets.ok) return targets;
    if (this.#isAborted) return fail(this.#aborted());
    const id = (this.#id = this.#context.nextId());
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
    return outcome;
  }

  /** Connected only once the handshake is done, where the target has one. */
  async #secured(winner: Winner<DialedTarget>): Promise<Result<Winner<DialedTarget>>> {
    const { target } = winner;
    if (target.secure === undefined) return success(winner);
    this.#reportConnected(winner);
    const link = target.secure(winner.link);
    const handshake = await this.#shaken(link, target.remote);
    if (!handshake.ok || handshake.value.failure !== undefined) link.destroy();
    if (!handshake.ok) return handshake;
    const { failure } = handshake.value;
    this.#handshake = handshake.value;
    if (failure === undefined) return success({ ...winner, link });
    this.#reportHandshake();
    return fail(failure);
  }

  /** Waits as long for the handshake as for the connection. */
  async #shaken(link: SecuredLink, remote: string): Promise<Result<HandshakeEvent>> {
    const { connectTimeoutMs } = this.#dialing;
    let cancel = (): void => undefined;
    const stopped = new Promise<Result<never>>((resolve) => {
      this.#stopHandshake = () => resolve(fail(this.#aborted()));
      if (connectTimeoutMs === 0) return;
      cancel = this.#context.clock.timer(connectTimeoutMs, () => {
        resolve(fail(slowHandshake(remote, connectTimeoutMs)));
      });
    });
    const outcome = await Promise.race([link.handshake().then(success), stopped]);
    cancel();
    this.#stopHandshake = undefined;
    return outcome;
  }

  #reportHandshake(): void {
    if (this.#handshake !== undefined && this.#id !== undefined)
      this.#context.report({ ...this.#handshake, connection: this.#id });
  }

  /** Has no effect once it is connected. */
  abort(): void {
    this.#isAborted = true;
    this.#race?.abort();
    this.#stopHandshake?.();
  }

  #aborted() {
    return failureWith('ABORT_ERR', 'connect', this.#dialing.requested);
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
      ...this.#pair,
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

  /** The peer's address; it is no longer available if the peer reset the connection immediately. */
  static remoteOf({ addresses, target }: Winner<DialedTarget>): string {
    return addresses.remote === '' ? target.remote.replace(/^[a-z]+:\/\//, '') : addresses.remote;
  }

  /** Reports the connection, which begins to be read. */
  start(connection: StreamConnection, winner: Winner<DialedTarget>): void {
    if (this.#handshake === undefined) this.#reportConnected(winner);
    else this.#reportHandshake();
    connection.start();
  }

  #reportConnected(winner: Winner<DialedTarget>): void {
    const { link, addresses } = winner;
    const fd = link.descriptor;
    const connection = this.#id ?? 0;
    this.#context.report({
      type: 'connected',
      call: 'connect',
      connection,
      local: addresses.local,
      remote: StreamDial.remoteOf(winner),
      ...(fd === undefined ? {} : { fd }),
    });
    this.#reportOptions(connection, this.#dialing.options);
  }

  /** Reports that it is not connected, as the last event of a connection that had begun. */
  reportGone(): void {
    if (this.#id === undefined) return;
    const nothing = { bytesIn: 0, bytesOut: 0, lost: 0, openUs: 0 };
    this.#context.report({ type: 'closed', call: 'close', connection: this.#id, ...nothing });
  }
}

function slowHandshake(remote: string, afterMs: number): Failure {
  return {
    ...failureWith('ETIMEDOUT', 'connect', remote),
    message: `The other side did not finish the TLS handshake within ${afterMs} ms.`,
    advice: 'Check that it speaks TLS at this port; connectTimeoutMs sets the wait.',
  };
}
