/** The extension's API as types; published as `socket-lab.d.ts`. Changes go by `version`. */
import type { Event } from 'vscode';
import type { Endpoint } from '../model/endpoint.ts';
import type { CaptureRow } from '../model/captureRow.ts';
import type { SendFormat } from '../model/draft.ts';
import type { Failure } from '../model/result.ts';

export interface SocketLabApi {
  readonly version: 1;
  /** All endpoints with their connections, as they are now. */
  endpoints(): readonly Endpoint[];
  /** What the capture holds; the latest rows where the query does not say from where. Never holds up the other extensions. */
  rows(query?: RowsQuery): Promise<readonly Row[]>;
  /** Settles when it listens (UDP: is bound). The address says its transport: `tcp://127.0.0.1:0`. */
  listen(address: string, options?: { readonly responder?: string }): Promise<Endpoint>;
  connect(address: string): Promise<Endpoint>;
  /** To a connection, a client, or all connections of a listener. A text goes as UTF-8 unless `format` says more. */
  send(
    id: number,
    bytes: Uint8Array | string,
    options?: { readonly format?: SendFormat },
  ): Promise<{ readonly bytes: number }>;
  /** Closes an endpoint or a connection. */
  stop(id: number): Promise<Endpoint>;
  /** Something changed; at most four times a second. */
  readonly onDidChange: Event<void>;
}

export interface RowsQuery {
  /** Only those of this endpoint or connection. */
  readonly id?: number;
  /** The first sequence number. */
  readonly from?: number;
  /** How many at most; 1000 by default. */
  readonly count?: number;
  /** With the bytes of chunks and datagrams. */
  readonly bytes?: boolean;
}

export interface Row extends Omit<CaptureRow, 'event'> {
  readonly failure?: Failure;
  readonly bytes?: Uint8Array;
}
