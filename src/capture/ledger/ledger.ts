import { isClient, isRelay } from '../../model/endpointKinds.ts';
import { transportOfSide } from '../../model/relayPairs.ts';
import type { Transport } from '../../model/transports.ts';
import type { Connection, Counters, Endpoint } from '../../model/endpoint.ts';
import type { Data, EngineEvent, Opening } from '../../model/engineEvent.ts';
import { applyEvent } from './applyEvent.ts';
import { mergedCalls, type CallRecord } from './callHistory.ts';
import { ConnectionRecord } from './connectionRecord.ts';
import { EndpointRecord, type EndpointNames } from './endpointRecord.ts';
import { PastRecords, type KeptRows } from './pastRecords.ts';

/** The two addresses of a connection and its lifetime. */
export type ConnectionEnds = Pick<Connection, 'id' | 'local' | 'remote' | 'openedAt'> & {
  readonly side?: Connection['side'] | undefined;
  readonly closedAt: number | undefined;
  readonly owner: { readonly kind: Endpoint['kind'] };
};

/** Events besides data that may be as frequent. */
const onlyCounts: ReadonlySet<EngineEvent['type']> = new Set(['waiting', 'drained', 'dropped']);

/** Closed connections listed per endpoint; older ones stay in the totals, and are known while rows refer to them. */
export const defaultClosedLimit = 1_000;

const noRows: KeptRows = { first: 1, next: 0 };

type ConnectionNow = Pick<Connection, 'state' | 'readingPaused'> & { readonly tls: string | undefined };

/**
 * Endpoints and connections, derived from the events. Totals stay exact: an endpoint's counters include its forgotten
 * connections and continue when it is reopened. Snapshots are created on request, as plain data; a connection's
 * snapshot stays the same object while nothing about it changes.
 *
 * `version` increases with every event that changes something; `versionOf` is the version of the last change of one
 * endpoint or connection.
 */
export class Ledger {
  readonly #closedLimit: number;
  readonly #rows: KeptRows;
  readonly #past: PastRecords;
  readonly #endpoints = new Map<number, EndpointRecord>();
  readonly #connections = new Map<number, ConnectionRecord>();
  readonly #totals = { bytesIn: 0, bytesOut: 0, chunksIn: 0, chunksOut: 0 };
  #version = 0;
  #shape = 0;

  /**
   * `rows`: those of the capture that receives each event right after this ledger. Endpoints and connections stay known
   * as long as rows refer to them; without `rows`, as long as they are listed.
   */
  constructor({
    closedLimit = defaultClosedLimit,
    rows = noRows,
  }: { readonly closedLimit?: number; readonly rows?: KeptRows } = {}) {
    this.#closedLimit = closedLimit;
    this.#rows = rows;
    this.#past = new PastRecords(rows);
  }

  get version(): number {
    return this.#version;
  }

  /** The `version` at which an endpoint (or one of its connections) or a connection last changed; undefined: unknown. */
  versionOf(id: number): number | undefined {
    return (this.#endpoints.get(id) ?? this.#connections.get(id))?.version;
  }

  /** The same, but ignoring mere counts: bytes, chunks, queued, dropped. */
  shapeOf(endpoint: number): number | undefined {
    return this.#endpoints.get(endpoint)?.shape;
  }

  /** The `version` of the last change of anything but mere counts, over all endpoints. */
  get shape(): number {
    return this.#shape;
  }

  /** Over all endpoints, including removed ones: they never decrease, as rates require. */
  totals(): Counters {
    return { ...this.#totals };
  }

  /** `connectionLimit`: how many connections at most, the open ones first. */
  endpoint(id: number, connectionLimit?: number): Endpoint | undefined {
    return this.#endpoints.get(id)?.snapshot(connectionLimit);
  }

  /** In the order they were first opened. */
  endpoints(connectionLimit?: number): Endpoint[] {
    return Array.from(this.#endpoints.values(), (endpoint) => endpoint.snapshot(connectionLimit));
  }

  /** Also one that is no longer listed, while the capture has rows of it. */
  connection(id: number): Connection | undefined {
    return this.#connections.get(id)?.snapshot() ?? this.#past.connection(id);
  }

  /** The names of an endpoint, even a removed one, when a row was written; undefined: unknown. */
  namesAt(endpoint: number, row: number): EndpointNames | undefined {
    return (this.#endpoints.get(endpoint) ?? this.#past.endpoint(endpoint))?.namesAt(row);
  }

  /** The endpoint of a connection that is still listed. */
  ownerOf(connectionId: number): number | undefined {
    return this.#connections.get(connectionId)?.owner.id;
  }

  /** Whether any open connection of an endpoint satisfies a predicate; nothing is copied. */
  someConnection(endpoint: number, isSo: (connection: ConnectionNow) => boolean): boolean {
    for (const connection of this.#endpoints.get(endpoint)?.open ?? []) if (isSo(connection)) return true;
    return false;
  }

  /**
   * The ids of a transport's connections that satisfy a predicate, including those that are no longer listed; nothing is
   * copied.
   */
  findConnections(transport: Transport, isSo: (connection: ConnectionEnds) => boolean): number[] {
    const found: number[] = [];
    for (const connection of this.#connections.values())
      if (transportOfSide(connection.owner, connection.side) === transport && isSo(connection))
        found.push(connection.id);
    for (const past of this.#past.connections()) {
      const owner = this.#endpoints.get(past.endpoint) ?? this.#past.endpoint(past.endpoint);
      const isOn = owner !== undefined && transportOfSide(owner, past.side) === transport;
      if (isOn && isSo({ ...past, closedAt: past.closedAt, owner })) found.push(past.id);
    }
    return found;
  }

  /** The latest calls of an endpoint or a connection, oldest first. A client's are those of its latest connection too. */
  calls(id: number): CallRecord[] {
    const endpoint = this.#endpoints.get(id);
    if (endpoint === undefined) return this.#connections.get(id)?.calls.list() ?? [];
    const own = endpoint.calls.list();
    if (!isClient(endpoint.kind)) return own;
    const latest = [...endpoint.open].at(-1) ?? [...endpoint.closed].at(-1);
    return latest === undefined ? own : mergedCalls(own, latest.calls.list());
  }

  apply(event: EngineEvent): void {
    if (event.type === 'data') {
      this.#data(event);
      return;
    }
    if (event.type === 'opening') {
      this.#opening(event);
      return;
    }
    const endpoint = this.#endpoints.get(event.endpoint);
    if (endpoint === undefined) return;
    endpoint.version = ++this.#version;
    if (!onlyCounts.has(event.type)) this.#shape = endpoint.shape = this.#version;
    if (event.type === 'removed') {
      this.#remove(endpoint, event.t);
      return;
    }
    const connection = this.#connectionOf(event, endpoint);
    if (connection !== undefined) connection.version = this.#version;
    if (connection === undefined && connectionId(event) === undefined) endpoint.calls.note(event);
    else connection?.calls.note(event);
    applyEvent(event, endpoint, connection);
    endpoint.addresses.is(this.#rows.next, endpoint.address);
    if (event.type === 'closed' && connection !== undefined) this.#closed(endpoint, connection);
  }

  /** The hot path: nothing is allocated. */
  #data(event: Data): void {
    const endpoint = this.#endpoints.get(event.endpoint);
    if (endpoint === undefined) return;
    const length = event.bytes.length;
    const version = ++this.#version;
    endpoint.version = version;
    const connection = this.#connections.get(event.connection);
    if (event.direction === 'in') {
      count(this.#totals, length);
      count(endpoint, length);
      if (connection !== undefined) count(connection, length);
    } else {
      countOut(this.#totals, length);
      countOut(endpoint, length);
      if (connection !== undefined) countOut(connection, length);
    }
    if (connection !== undefined) {
      connection.version = version;
      connection.calls.noteData(event);
    }
  }

  #opening(event: Opening): void {
    let endpoint = this.#endpoints.get(event.endpoint);
    if (endpoint === undefined) {
      endpoint = new EndpointRecord(event.endpoint);
      this.#endpoints.set(event.endpoint, endpoint);
    }
    endpoint.opening(event);
    endpoint.addresses.dropBefore(this.#rows.first);
    endpoint.addresses.opened(this.#rows.next, event.address);
    endpoint.version = ++this.#version;
    this.#shape = endpoint.shape = this.#version;
  }

  /** The connection an event is about; its first event creates the record. */
  #connectionOf(event: EngineEvent, endpoint: EndpointRecord): ConnectionRecord | undefined {
    const id = connectionId(event);
    if (id === undefined) return undefined;
    const known = this.#connections.get(id);
    if (known !== undefined || !beginsConnection.has(event.type)) return known;
    const connection = new ConnectionRecord(id, endpoint, event.t);
    this.#connections.set(id, connection);
    if (isRelay(endpoint.kind)) this.#join(connection, event);
    endpoint.open.add(connection);
    endpoint.totalConnections++;
    return connection;
  }

  /** Joins the two sides of a relayed connection; the accepted one comes first. */
  #join(connection: ConnectionRecord, event: EngineEvent): void {
    const pair = 'pair' in event ? event.pair : undefined;
    connection.side = pair === undefined ? 'accepted' : 'connecting';
    connection.pair = pair;
    const accepted = pair === undefined ? undefined : this.#connections.get(pair);
    if (accepted === undefined) return;
    accepted.pair = connection.id;
    accepted.version = this.#version;
  }

  #closed(endpoint: EndpointRecord, connection: ConnectionRecord): void {
    if (!endpoint.open.delete(connection)) return;
    endpoint.closed.add(connection);
    connection.lastRow = this.#rows.next;
    if (endpoint.closed.size > this.#closedLimit) this.#forgetOldestClosed(endpoint);
  }

  #forgetOldestClosed(endpoint: EndpointRecord): void {
    for (const oldest of endpoint.closed) {
      endpoint.closed.delete(oldest);
      this.#forget(oldest);
      return;
    }
  }

  #forget(connection: ConnectionRecord): void {
    this.#connections.delete(connection.id);
    this.#past.addConnection(connection.snapshot(), connection.lastRow);
  }

  #remove(endpoint: EndpointRecord, t: number): void {
    this.#endpoints.delete(endpoint.id);
    for (const connection of endpoint.open) {
      // No further event of it will come: it can neither be sent to nor awaited.
      connection.closed(t);
      connection.version = this.#version;
      connection.lastRow = this.#rows.next;
      this.#forget(connection);
    }
    for (const connection of endpoint.closed) this.#forget(connection);
    endpoint.open.clear();
    endpoint.closed.clear();
    this.#past.addEndpoint(endpoint, this.#rows.next);
  }
}

/** A client's attempt begins with its socket; without one it may fail at once. */
const beginsConnection: ReadonlySet<EngineEvent['type']> = new Set([
  'socket',
  'connecting',
  'attemptFailed',
  'accepted',
]);

interface Counts {
  bytesIn: number;
  bytesOut: number;
  chunksIn: number;
  chunksOut: number;
}

function count(counts: Counts, length: number): void {
  counts.bytesIn += length;
  counts.chunksIn++;
}

function countOut(counts: Counts, length: number): void {
  counts.bytesOut += length;
  counts.chunksOut++;
}

function connectionId(event: EngineEvent): number | undefined {
  return 'connection' in event ? event.connection : undefined;
}
