import type { Transport } from '../../model/transports.ts';
import type { EndpointKind } from '../../model/endpointKinds.ts';
import type { AddressFamily, Opening, SocketType } from '../../model/engineEvent.ts';
import type { Endpoint, EndpointState } from '../../model/endpoint.ts';
import { defined } from '../../model/defined.ts';
import type { Failure } from '../../model/result.ts';
import { AddressHistory } from './addressHistory.ts';
import { CallHistory } from './callHistory.ts';
import type { ConnectionRecord } from './connectionRecord.ts';

/** Most options listed per endpoint. */
export const optionLimit = 64;

/** What identifies an endpoint to users. */
export type EndpointNames = Pick<
  Endpoint,
  'id' | 'kind' | 'transport' | 'address' | 'requested' | 'name' | 'target'
>;

/** The ledger's record of an endpoint: fields that events change, and snapshots of them on request. */
export class EndpointRecord {
  readonly id: number;
  readonly calls = new CallHistory();
  readonly addresses = new AddressHistory();
  version = 0;
  /** Its version at the last change of anything but counts. */
  shape = 0;
  bytesIn = 0;
  bytesOut = 0;
  chunksIn = 0;
  chunksOut = 0;
  /** Over all its connections; its own `closed` covers only the time since its latest opening. */
  lost = 0;
  totalConnections = 0;
  refused = 0;
  dropped = 0;
  kind: EndpointKind = 'listener';
  transport: Transport = 'tcp';
  address = '';
  requested = '';
  name: string | undefined;
  state: EndpointState = 'opening';
  responder: string | undefined;
  target: string | undefined;
  faults: readonly string[] | undefined;
  seed: number | undefined;
  family: AddressFamily | undefined;
  socketType: SocketType | undefined;
  fd: number | undefined;
  error: Failure | undefined;
  openedAt = 0;
  closedAt: number | undefined;
  /** Oldest first. */
  readonly open = new Set<ConnectionRecord>();
  /** In the order they closed. */
  readonly closed = new Set<ConnectionRecord>();
  #options: string[] = [];

  constructor(id: number) {
    this.id = id;
  }

  /** Opened for the first time or again: counters and old connections stay, everything else is reset. */
  opening(event: Opening): void {
    this.kind = event.kind;
    this.transport = event.transport;
    this.address = event.address;
    this.requested = event.address;
    this.name = event.name;
    this.state = 'opening';
    this.responder = event.responder;
    this.target = event.target;
    this.faults = event.faults;
    this.seed = event.seed;
    this.family = undefined;
    this.socketType = undefined;
    this.fd = undefined;
    this.error = undefined;
    this.openedAt = event.t;
    this.closedAt = undefined;
    this.#options = [];
    this.calls.clear();
  }

  /** Only the latest value of an option counts, except for group memberships, which add up. */
  setOption(name: string, value: string): void {
    const text = `${name}=${value}`;
    const old = this.#options.findIndex((option) =>
      addsUp(name) ? option === text : option.startsWith(`${name}=`),
    );
    if (old >= 0) this.#options[old] = text;
    else if (this.#options.length < optionLimit) this.#options.push(text);
  }

  /** With its address when a row was written. */
  namesAt(row: number): EndpointNames {
    const { id, kind, transport, requested, name, target } = this;
    const address = this.addresses.at(row);
    return { id, kind, transport, address, requested, ...defined({ name, target }) };
  }

  /** `connectionLimit`: how many connections at most, the open ones first. */
  snapshot(connectionLimit = Infinity): Endpoint {
    return {
      id: this.id,
      kind: this.kind,
      transport: this.transport,
      address: this.address,
      requested: this.requested,
      ...(this.name === undefined ? {} : { name: this.name }),
      state: this.state,
      bytesIn: this.bytesIn,
      bytesOut: this.bytesOut,
      chunksIn: this.chunksIn,
      chunksOut: this.chunksOut,
      ...(this.lost === 0 ? {} : { lost: this.lost }),
      ...defined({ responder: this.responder, target: this.target, faults: this.faults, seed: this.seed }),
      ...(this.family === undefined ? {} : { family: this.family }),
      ...(this.socketType === undefined ? {} : { socketType: this.socketType }),
      ...(this.fd === undefined ? {} : { fd: this.fd }),
      options: [...this.#options],
      connections: this.#connections(connectionLimit).map((connection) => connection.snapshot()),
      openConnections: this.open.size,
      totalConnections: this.totalConnections,
      refused: this.refused,
      dropped: this.dropped,
      openedAt: this.openedAt,
      ...(this.closedAt === undefined ? {} : { closedAt: this.closedAt }),
      ...(this.error === undefined ? {} : { error: this.error }),
    };
  }

  /** Open ones, oldest first, then closed ones, latest first. */
  #connections(limit: number): ConnectionRecord[] {
    const found: ConnectionRecord[] = [];
    for (const connection of this.open) {
      if (found.length >= limit) return found;
      found.push(connection);
    }
    // Asked for often, and mostly for none.
    if (found.length >= limit) return found;
    return found.concat([...this.closed].reverse().slice(0, limit - found.length));
  }
}

function addsUp(name: string): boolean {
  return name.includes('MEMBERSHIP') || name.includes('JOIN');
}
