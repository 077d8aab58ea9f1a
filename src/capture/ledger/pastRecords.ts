import type { Connection } from '../../model/endpoint.ts';
import type { EndpointRecord } from './endpointRecord.ts';

/** The rows that a capture keeps: from `first` on, before `next`. */
export interface KeptRows {
  readonly first: number;
  readonly next: number;
}

/** Each of them has a row that tells of its end, so that a full capture has no more. */
const defaultLimit = 131_072;

interface Past<Thing> {
  readonly thing: Thing;
  /** Nothing of it is told from this row on. */
  readonly until: number;
  /** When it came here; in the order of these it goes. */
  readonly since: number;
}

/**
 * What is on no list any more, but rows that are kept are about it: connections over an endpoint's limit, and all of
 * an endpoint that was removed. A row is told of the peer it had, and never of another one.
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

  /** `lastRow`: the last one that can be about it. */
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

  #kept<Thing>(past: Past<Thing> | undefined): Thing | undefined {
    return past !== undefined && past.until > this.#rows.first ? past.thing : undefined;
  }

  #add<Thing extends { readonly id: number }>(
    all: Map<number, Past<Thing>>,
    thing: Thing,
    lastRow: number,
  ): void {
    const { first, next } = this.#rows;
    for (const [id, { since }] of all) {
      if (since >= first && all.size < this.#limit) break;
      all.delete(id);
    }
    if (lastRow >= first) all.set(thing.id, { thing, until: lastRow + 1, since: next });
  }
}
