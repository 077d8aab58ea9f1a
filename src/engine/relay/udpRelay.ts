/** A relay between datagrams: each client gets a socket of its own towards the target, as long as it is used. */
import type { Fault } from '../../model/faultSpec.ts';
import type { InetAddress } from '../../model/address.ts';
import type { Closed } from '../../model/endEvents.ts';
import { fail, type Result } from '../../model/result.ts';
import { failureWith } from '../../node/failures.ts';
import type { UdpPeer } from '../connection/datagramConnection.ts';
import type { EndpointContext, ReportedEvent } from '../contracts/endpointContext.ts';
import type { OpenConnection, Sent, Written } from '../contracts/openConnection.ts';
import type { HeldByRelay, OpenEndpoint } from '../contracts/openEndpoint.ts';
import { udpListener } from '../endpoints/udpListener.ts';
import type { UdpPeers } from '../endpoints/udpPeers.ts';
import type { RelayFaults } from '../pipeline/setup/relayFaults.ts';
import { UdpPair } from './udpPair.ts';

/** The default of `idleMs`: RFC 4787 section 4.3 has two minutes as the least for a NAT. */
export const defaultIdleMs = 120_000;

export interface UdpRelayOptions {
  readonly address: InetAddress;
  readonly target: InetAddress;
  /** A client that has sent and received nothing for so long is forgotten. */
  readonly idleMs: number;
  readonly faults: RelayFaults;
}

export class UdpRelay implements OpenEndpoint {
  readonly ready: Promise<Result<void>>;
  readonly closed: Promise<void>;
  readonly #context: EndpointContext;
  readonly #options: UdpRelayOptions;
  readonly #clients: UdpPeers;
  readonly #targets = new Map<number, UdpPeer>();
  readonly #pairs = new Set<UdpPair>();
  readonly #sum = { bytesIn: 0, bytesOut: 0, lost: 0 };
  /** How many clients were heard so far. */
  #accepted = 0;
  #settle: () => void = () => undefined;
  /** The end of the clients' socket, to be reported once the targets' are closed too. */
  #end: Omit<Closed, 't' | 'endpoint'> | undefined;
  #cancelIdle: (() => void) | undefined;

  constructor(context: EndpointContext, options: UdpRelayOptions) {
    this.#context = context;
    this.#options = options;
    this.closed = new Promise((resolve) => (this.#settle = resolve));
    const { faults } = options;
    this.#clients = udpListener(
      { ...context, report: (event) => this.#report(event) },
      options.address,
      ({ connection }) => {
        const ordinal = ++this.#accepted;
        const pair = new UdpPair(context, {
          target: options.target,
          accepted: connection,
          pipeline: (flow, output, receiver) => faults.open(flow, ordinal, output, receiver),
          onOpened: (peer) => void this.#targets.set(peer.id, peer),
          onClosed: (peer) => this.#forget(peer),
          onDone: (done) => {
            this.#pairs.delete(done);
            this.#reportIfClosed();
          },
        });
        this.#pairs.add(pair);
        this.#watchIdle();
        return pair;
      },
    );
    this.ready = this.#clients.ready;
  }

  #report(event: ReportedEvent): void {
    if (event.type !== 'closed' || event.connection !== undefined) {
      this.#context.report(event);
      return;
    }
    this.#end = event;
    this.#reportIfClosed();
  }

  #reportIfClosed(): void {
    if (this.#end === undefined || this.#pairs.size > 0) return;
    const { bytesIn, bytesOut, lost } = this.#end;
    const sum = this.#sum;
    this.#context.report({
      ...this.#end,
      bytesIn: bytesIn + sum.bytesIn,
      bytesOut: bytesOut + sum.bytesOut,
      lost: lost + sum.lost,
    });
    this.#end = undefined;
    this.#cancelIdle?.();
    this.#settle();
  }

  #forget(peer: UdpPeer): void {
    this.#targets.delete(peer.id);
    this.#sum.bytesIn += peer.bytesIn;
    this.#sum.bytesOut += peer.bytesOut;
    this.#sum.lost += peer.lost;
  }

  #watchIdle(): void {
    const { idleMs } = this.#options;
    this.#cancelIdle ??= this.#context.clock.timer(idleMs / 2, () => {
      this.#cancelIdle = undefined;
      const before = this.#context.clock.nowUs() - idleMs * 1000;
      for (const pair of this.#pairs) if (pair.lastUsed <= before) pair.close();
      if (this.#pairs.size > 0) this.#watchIdle();
    });
  }

  get connections(): ReadonlyMap<number, OpenConnection> {
    return new Map<number, OpenConnection>([...this.#clients.connections, ...this.#targets]);
  }

  /** A relay has two sides: what is sent goes to one of its connections. */
  send(): Result<Sent> {
    return fail(failureWith('EDESTADDRREQ', 'sendto'));
  }

  write(): Promise<Result<Written>> {
    return Promise.resolve(fail(failureWith('EDESTADDRREQ', 'sendto')));
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
    for (const pair of this.#pairs) pair.close();
    await this.#clients.close();
    await this.closed;
  }
}
