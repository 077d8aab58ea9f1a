import { defined } from '../../model/defined.ts';
import { isDatagram } from '../../model/transports.ts';
import type { AddressFamily, SocketType } from '../../model/engineEvent.ts';
import type { Connection, ConnectionState, Endpoint, RelaySide } from '../../model/endpoint.ts';
import { addEffect, type FaultCounts, type FaultEffect } from '../../model/faultEffect.ts';
import type { Failure } from '../../model/result.ts';
import { CallHistory } from './callHistory.ts';

/** What a connection needs to know of its endpoint. */
export interface ConnectionOwner extends Pick<Endpoint, 'id' | 'kind' | 'transport'> {
  readonly family: AddressFamily | undefined;
  readonly socketType: SocketType | undefined;
}

/** The ledger's record of a connection: fields that events change, and snapshots of them on request. */
export class ConnectionRecord {
  readonly id: number;
  readonly owner: ConnectionOwner;
  readonly calls = new CallHistory();
  version = 0;
  bytesIn = 0;
  bytesOut = 0;
  chunksIn = 0;
  chunksOut = 0;
  lost = 0;
  local = '';
  remote = '';
  queued = 0;
  readingPaused = false;
  tls: string | undefined;
  family: AddressFamily | undefined;
  socketType: SocketType | undefined;
  fd: number | undefined;
  /** Of a relay: what it is joined to, and which of the two it is. */
  pair: number | undefined;
  side: RelaySide | undefined;
  /** What its relay's faults did. */
  #faults: FaultCounts | undefined;
  error: Failure | undefined;
  readonly openedAt: number;
  closedAt: number | undefined;
  /** The capture row of its `closed`, once it is closed. */
  lastRow = -1;
  #established = false;
  #endedIn = false;
  #endedOut = false;
  #reset = false;
  /** The latest snapshot and its version, reused while nothing changes. */
  #snapshot: Connection | undefined;
  #snapshotVersion = -1;

  constructor(id: number, owner: ConnectionOwner, openedAt: number) {
    this.id = id;
    this.owner = owner;
    this.openedAt = openedAt;
    this.family = owner.family;
    this.socketType = owner.socketType;
  }

  get state(): ConnectionState {
    if (this.#reset) return 'reset';
    const bothEnded = this.#endedIn && this.#endedOut;
    if (this.closedAt !== undefined) return this.#failed && !bothEnded ? 'failed' : 'closed';
    if (!this.#established) return 'connecting';
    // Both directions have ended in order; only the close itself remains.
    if (bothEnded) return 'closed';
    if (this.#endedIn) return 'peerEnded';
    return this.#endedOut ? 'ended' : 'established';
  }

  /** A datagram socket survives an error (an ICMP message about one datagram); a stream does not. */
  get #failed(): boolean {
    if (this.error === undefined) return false;
    return !this.#established || !isDatagram(this.owner.transport);
  }

  established(local: string, remote: string, fd: number | undefined): void {
    this.#established = true;
    this.local = local;
    this.remote = remote;
    this.fd = fd ?? this.fd;
    this.error = undefined;
  }

  ended(direction: 'in' | 'out'): void {
    if (direction === 'in') this.#endedIn = true;
    else this.#endedOut = true;
  }

  faulted(effect: FaultEffect): void {
    const counts = { dropped: 0, changed: 0, injected: 0, ...this.#faults };
    addEffect(counts, effect);
    this.#faults = counts;
  }

  wasReset(failure: Failure | undefined): void {
    this.#reset = true;
    this.queued = 0;
    this.error = failure ?? this.error;
  }

  /** The descriptor has been released, and nothing is queued any more. */
  closed(t: number): void {
    this.closedAt = t;
    this.queued = 0;
    this.readingPaused = false;
    this.fd = undefined;
  }

  snapshot(): Connection {
    if (this.#snapshot === undefined || this.#snapshotVersion !== this.version) {
      this.#snapshot = this.#take();
      this.#snapshotVersion = this.version;
    }
    return this.#snapshot;
  }

  #take(): Connection {
    return {
      id: this.id,
      endpoint: this.owner.id,
      ...defined({ pair: this.pair, side: this.side }),
      local: this.local,
      remote: this.remote,
      state: this.state,
      bytesIn: this.bytesIn,
      bytesOut: this.bytesOut,
      chunksIn: this.chunksIn,
      chunksOut: this.chunksOut,
      ...(this.lost === 0 ? {} : { lost: this.lost }),
      queued: this.queued,
      readingPaused: this.readingPaused,
      ...(this.tls === undefined ? {} : { tls: this.tls }),
      ...defined({ faults: this.#faults }),
      ...(this.family === undefined ? {} : { family: this.family }),
      ...(this.socketType === undefined ? {} : { socketType: this.socketType }),
      ...(this.fd === undefined ? {} : { fd: this.fd }),
      openedAt: this.openedAt,
      ...(this.closedAt === undefined ? {} : { closedAt: this.closedAt }),
      ...(this.error === undefined ? {} : { error: this.error }),
    };
  }
}
