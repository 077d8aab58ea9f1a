/** One connection of ours to a peer: finds its addresses, tries them, and reports the calls that are made. */
import type { Result } from '../../model/result.ts';
import { fail } from '../../model/result.ts';
import { failureWith, openingCallOf } from '../../node/failures.ts';
import type { StreamConnection } from '../connection/streamConnection.ts';
import type { EndpointContext, SetOption } from '../contracts/endpointContext.ts';
import { connectRace, type Race, type Winner } from '../link/connectRace.ts';
import type { DialedTarget, StreamAttempt, StreamDialing } from '../link/streamDialing.ts';

export class StreamDial {
  readonly #context: EndpointContext;
  readonly #dialing: StreamDialing;
  readonly #pair: { readonly pair?: number };
  #id: number | undefined;
  #race: Race<DialedTarget> | undefined;
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
    const outcome = await this.#connected();
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

  /** Has no effect once it is connected. */
  abort(): void {
    this.#isAborted = true;
    this.#race?.abort();
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
    const { link, addresses } = winner;
    const fd = link.descriptor;
    this.#context.report({
      type: 'connected',
      call: 'connect',
      connection: connection.id,
      local: addresses.local,
      remote: StreamDial.remoteOf(winner),
      ...(fd === undefined ? {} : { fd }),
    });
    this.#reportOptions(connection.id, this.#dialing.options);
    connection.start();
  }

  /** Reports that it is not connected, as the last event of a connection that had begun. */
  reportGone(): void {
    if (this.#id === undefined) return;
    const nothing = { bytesIn: 0, bytesOut: 0, lost: 0, openUs: 0 };
    this.#context.report({ type: 'closed', call: 'close', connection: this.#id, ...nothing });
  }
}
