/** The extension's API as types; published as `socket-lab.d.ts`. Changes go by `version`. */
import type { Event } from 'vscode';
import type { RelayOptions } from '../app/actions/relayOptions.ts';
import type { Endpoint } from '../model/endpoint.ts';
import type { CaptureRow } from '../model/captureRow.ts';
import type { SendFormat } from '../model/draft.ts';
import type { HeldItem, HoldDecision } from '../model/heldItem.ts';
import type { Failure } from '../model/result.ts';

export interface SocketLabApi {
  readonly version: 1;
  /** All endpoints with their connections, as they are now. */
  endpoints(): readonly Endpoint[];
  /** Captured rows; the latest ones unless the query has a start. Does not block other extensions. */
  rows(query?: RowsQuery): Promise<readonly Row[]>;
  /** Settles when the socket listens (UDP: is bound). The address includes its transport: `tcp://127.0.0.1:0`. */
  listen(address: string, options?: { readonly responder?: string }): Promise<Endpoint>;
  connect(address: string): Promise<Endpoint>;
  /**
   * Settles when it listens at the first address; each connection there is joined to one to the target. Faults are
   * lines such as `latency 100ms down`. With the same seed, the same traffic has the same faults.
   */
  relay(address: string, target: string, options?: RelayOptions): Promise<Endpoint>;
  /** Replaces the faults of a relay, for now and for its next start. */
  setFaults(id: number, faults: readonly string[]): Promise<Endpoint>;
  /** What the `hold` faults keep: of a relay, of the pair of a connection, or all; in the order in which it came. */
  held(id?: number): readonly HeldItem[];
  /**
   * Decides what becomes of something that is held. On a stream, what is forwarded still waits for what came before it.
   */
  decide(held: number, decision: HoldDecision): Promise<void>;
  /**
   * Sends to a connection, a client, or all connections of a listener. A string is sent as UTF-8 unless `format` says
   * otherwise.
   */
  send(
    id: number,
    bytes: Uint8Array | string,
    options?: { readonly format?: SendFormat },
  ): Promise<{ readonly bytes: number }>;
  /** Closes an endpoint or a connection. */
  stop(id: number): Promise<Endpoint>;
  /** Fires when something has changed; at most four times a second. */
  readonly onDidChange: Event<void>;
}

export interface RowsQuery {
  /** Only rows of this endpoint or connection. */
  readonly id?: number;
  /** The first sequence number. */
  readonly from?: number;
  /** The maximum number of rows; 1000 by default. */
  readonly count?: number;
  /** Includes the bytes of chunks and datagrams. */
  readonly bytes?: boolean;
}

export interface Row extends Omit<CaptureRow, 'event'> {
  readonly failure?: Failure;
  /** The user has marked it. */
  readonly mark?: true;
  /** The user's note on it. */
  readonly note?: string;
  readonly bytes?: Uint8Array;
}
