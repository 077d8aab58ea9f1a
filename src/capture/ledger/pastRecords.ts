import type { Connection } from '../../model/endpoint.ts';
import type { EndpointRecord } from './endpointRecord.ts';

/** The rows of a capture: `first` ≤ row < `next`. */
export interface KeptRows {
  readonly first: number;
  readonly next: number;
}

/** Each of them has a row for its end, so a full capture refers to no more than this. */
const defaultLimit = 131_072;

interface Past<Item> {
  readonly item: Item;
  /** No row from this one on refers to it. */
  readonly until: number;
  /** The row at which it was added; the oldest are dropped first. */
  readonly since: number;
}

/**
 * Endpoints and connections that are no longer listed while captured rows refer to them: connections over an endpoint's
 * limit, and everything of a removed endpoint. So a row always shows the peer it had.
 */
export class PastRecords {
  readonly #rows: KeptRows;
  readonly #limit: number;
  readonly #connections = new Map<number, Past<Connection>>();
  readonly #endpoints = new Map<number, Past<EndpointRecord>>();

  constructor(rows: KeptRows, limit = defaultLimit) {
    this.#rows = rows;
    this.#limit = limit;
  }

  /** `lastRow`: the last row that can refer to it. */
  addConnection(connection: Connection, lastRow: number): void {
    this.#add(this.#connections, connection, lastRow);
  }

  addEndpoint(endpoint: EndpointRecord, lastRow: number): void {
    this.#add(this.#endpoints, endpoint, lastRow);
  }

  connection(id: number): Connection | undefined {
    return this.#kept(this.#connections.get(id));
  }

  endpoint(id: number): EndpointRecord | undefined {
    return this.#kept(this.#endpoints.get(id));
  }

  *connections(): Generator<Connection> {
    for (const past of this.#connections.values()) {
      const connection = this.#kept(past);
      if (connection !== undefined) yield connection;
    }
  }

  #kept<Item>(past: Past<Item> | undefined): Item | undefined {
    return past !== undefined && past.until > this.#rows.first ? past.item : undefined;
  }

  #add<Item extends { readonly id: number }>(
    all: Map<number, Past<Item>>,
    item: Item,
    lastRow: number,
  ): void {
    const { first, next } = this.#rows;
    for (const [id, { since }] of all) {
      if (since >= first && all.size < this.#limit) break;
      all.delete(id);
    }
    if (lastRow >= first) all.set(item.id, { item, until: lastRow + 1, since: next });
  }
}
