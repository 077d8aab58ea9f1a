/** The datagrams exchanged with one remote address: a "connection" on a protocol that has none. */
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureOf, failureWith } from '../../node/failures.ts';
import type { CreateResponder, Reply, Responder } from '../responders/responder.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { OpenConnection, Sent, Written } from '../contracts/openConnection.ts';
import type { DatagramAddress, DatagramLink } from '../link/datagramLink.ts';
import { untilAborted } from './untilAborted.ts';
import { Waiters } from './waiters.ts';

/** Bytes that may be queued for one peer; a datagram over it is refused (ENOBUFS). */
export const datagramQueueLimitBytes = 16 * 1024 * 1024;

export interface UdpPeerOptions {
  readonly id: number;
  readonly link: DatagramLink;
  /** For display: `127.0.0.1:53131`. */
  readonly remote: string;
  /** Where to send; absent on a connected socket. */
  readonly to?: DatagramAddress;
  readonly createResponder: CreateResponder | undefined;
  /** Sends to every peer of the endpoint. */
  readonly sendToAll: (bytes: Uint8Array) => void;
  readonly onClosed: (peer: UdpPeer) => void;
}

export class UdpPeer implements OpenConnection {
  readonly id: number;
  readonly remote: string;
  /** When a datagram was last received or sent, in microseconds since the engine started. */
  lastUsed: number;
  bytesIn = 0;
  /** Bytes accepted by the kernel. */
  bytesOut = 0;
  readonly #context: EndpointContext;
  readonly #link: DatagramLink;
  readonly #to: UdpPeerOptions['to'];
  readonly #onClosed: (peer: UdpPeer) => void;
  readonly #openedAt: number;
  readonly #reply: Reply;
  #responder: Responder | undefined;
  /** Datagrams on their way to the kernel, counted apart from their bytes as a datagram may be empty. */
  #pending = 0;
  #unsent = 0;
  #closing = false;
  #over = false;
  readonly #drainWaiters = new Waiters();
  /** Callbacks of the datagrams on their way that a caller waits for. */
  #writes: Set<(written: Written) => void> | undefined;

  constructor(context: EndpointContext, options: UdpPeerOptions) {
    this.#context = context;
    this.id = options.id;
    this.remote = options.remote;
    this.#link = options.link;
    this.#to = options.to;
    this.#onClosed = options.onClosed;
    this.#openedAt = this.lastUsed = context.clock.nowUs();
    this.#reply = {
      send: (bytes) => void this.send(bytes),
      sendToAll: options.sendToAll,
      // A datagram socket has no half-close and no RST: a reply that requested one just closes.
      end: () => this.close(),
      close: () => this.close(),
      reset: () => this.close(),
      fail: (failure) => {
        if (!this.#over) this.#context.report({ type: 'error', connection: this.id, failure });
      },
      pause: () => undefined,
      resume: () => undefined,
      passOver: () => undefined,
      unsent: 0,
    };
    this.#setResponder(options.createResponder);
    context.register(this);
  }

  /** Once closed: bytes that the kernel never accepted. */
  get lost(): number {
    return this.#unsent;
  }

  setResponder(create: CreateResponder | undefined): void {
    this.#responder?.dispose?.();
    this.#setResponder(create);
    this.start();
  }

  /** Must be called after the event that announces the peer. */
  start(): void {
    this.#responder?.start?.(this.#reply);
  }

  #setResponder(create: CreateResponder | undefined): void {
    const { id: connection, remote } = this;
    this.#responder = create?.({ style: 'datagram', clock: this.#context.clock, remote, connection });
  }

  received(bytes: Uint8Array): void {
    const t = this.#context.clock.nowUs();
    const offset = this.bytesIn;
    this.lastUsed = t;
    this.bytesIn += bytes.length;
    this.#context.emit({
      type: 'data',
      t,
      endpoint: this.#context.id,
      connection: this.id,
      call: this.#to === undefined ? 'recv' : 'recvfrom',
      direction: 'in',
      bytes,
      offset,
    });
    this.#responder?.data?.(bytes, this.#reply);
  }

  /** For failures: with the scheme, which selects their explanation. */
  get #address(): string {
    return `udp://${this.remote}`;
  }

  send(bytes: Uint8Array): Result<Sent> {
    return this.#send(bytes, undefined);
  }

  async write(bytes: Uint8Array, signal?: AbortSignal): Promise<Result<Written>> {
    const writes = (this.#writes ??= new Set());
    let settle: (written: Written) => void = () => undefined;
    const written = new Promise<Written>((resolve) => (settle = resolve));
    writes.add(settle);
    const sent = this.#send(bytes, settle);
    const outcome = sent.ok
      ? success((await untilAborted(written, signal)) ?? { bytes: bytes.length })
      : sent;
    writes.delete(settle);
    return outcome;
  }

  /** @param onSent where the caller waits for it */
  #send(bytes: Uint8Array, onSent: ((written: Written) => void) | undefined): Result<Sent> {
    const call = this.#to === undefined ? 'send' : 'sendto';
    if (this.#over || this.#closing) return fail(failureWith('EBADF', call, this.#address));
    if (this.#unsent > 0 && this.#unsent + bytes.length > datagramQueueLimitBytes) {
      this.#context.report({
        type: 'dropped',
        call,
        connection: this.id,
        where: 'sendQueue',
        count: 1,
        bytes: bytes.length,
      });
      return fail(failureWith('ENOBUFS', call, this.#address));
    }
    this.#pending++;
    this.#unsent += bytes.length;
    const done = (error: Error | null): void => this.#sent(bytes, error, onSent);
    try {
      this.#link.send(bytes, this.#to, done);
    } catch (error) {
      this.#pending--;
      this.#unsent -= bytes.length;
      return fail(failureOf(error, call, this.#address));
    }
    return success({ bytes: bytes.length, waits: false });
  }

  #sent(bytes: Uint8Array, error: Error | null, onSent: ((written: Written) => void) | undefined): void {
    this.#pending--;
    this.#unsent -= bytes.length;
    if (!this.#over) {
      const call = this.#to === undefined ? 'send' : 'sendto';
      const t = this.#context.clock.nowUs();
      this.lastUsed = t;
      if (error === null) {
        const offset = this.bytesOut;
        this.bytesOut += bytes.length;
        const { id: endpoint } = this.#context;
        this.#context.emit({
          type: 'data',
          t,
          endpoint,
          connection: this.id,
          call,
          direction: 'out',
          bytes,
          offset,
        });
        onSent?.({ bytes: bytes.length });
      } else {
        const failure = failureOf(error, call, this.#address);
        this.#context.report({ type: 'error', connection: this.id, failure });
        onSent?.({ bytes: 0, failure });
      }
    }
    if (this.#pending > 0) return;
    this.#drainWaiters.settle();
    if (this.#closing) this.#reportClosed();
  }

  whenDrained(): Promise<void> {
    if (this.#over || this.#pending === 0) return Promise.resolve();
    return this.#drainWaiters.wait();
  }

  halfClose(): Result<void> {
    return fail(failureWith('EOPNOTSUPP', 'shutdown', this.#address));
  }

  reset(): Result<void> {
    return fail(failureWith('EOPNOTSUPP', 'close', this.#address));
  }

  pause(): Result<void> {
    return fail(failureWith('EOPNOTSUPP', 'recv', this.#address));
  }

  resume(): Result<void> {
    return fail(failureWith('EOPNOTSUPP', 'recv', this.#address));
  }

  /** Sends what is queued and forgets the peer; the socket stays open. */
  close(): void {
    if (this.#closing) return;
    this.#closing = true;
    if (this.#pending === 0) this.#reportClosed();
  }

  /** The socket is closed: queued data is lost. */
  abandon(): void {
    this.#closing = true;
    this.#reportClosed();
  }

  #reportClosed(): void {
    if (this.#over) return;
    this.#over = true;
    this.#responder?.dispose?.();
    this.#responder = undefined;
    this.#context.report({
      type: 'closed',
      call: 'close',
      connection: this.id,
      bytesIn: this.bytesIn,
      bytesOut: this.bytesOut,
      lost: this.#unsent,
      openUs: this.#context.clock.nowUs() - this.#openedAt,
    });
    this.#drainWaiters.settle();
    for (const settle of this.#writes ?? [])
      settle({ bytes: 0, failure: failureWith('ECONNABORTED', 'send') });
    this.#context.unregister(this);
    this.#onClosed(this);
  }
}
