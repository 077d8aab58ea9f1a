/**
 * The transports, one row each: what an address of theirs looks like and what their sockets can do. Code asks this
 * table instead of comparing names, so that a transport is added here and in `engine/link`, and nowhere else.
 */

export type Transport = 'tcp' | 'tls' | 'udp' | 'unix';

/** Those that are addressed by host and port. */
export type InetTransport = Exclude<Transport, 'unix'>;

interface TransportRow {
  /** `TCP`, to stand before a noun or alone. */
  readonly label: string;
  /** How its addresses begin. */
  readonly prefix: string;
  /** SOCK_STREAM or SOCK_DGRAM (socket(2)). */
  readonly socketType: 'stream' | 'datagram';
  /** Addressed by host and port, or by a path. */
  readonly addressedBy: 'hostPort' | 'path';
  /** Whether a connection can be ended by a reset of ours (RST, RFC 9293 section 3.5.2). */
  readonly resets: boolean;
  /** Whether one direction of a connection can be closed (shutdown(2) with SHUT_WR). */
  readonly halfCloses: boolean;
  /** The protocol that a service's name is looked up for; see `serviceNames`. */
  readonly serviceProtocol: 'tcp' | 'udp';
  /** The other end of a listener's traffic: a connection has a beginning and an end, a peer is known by its datagrams. */
  readonly peerNoun: 'connection' | 'peer';
  /** Icon of a listener that is open. */
  readonly listenerIcon: string;
  /** Whether its bytes are encrypted on the wire. */
  readonly encrypted: boolean;
  /** Whether the engine can open it; one that it cannot is only read. */
  readonly opens: boolean;
}

const stream = {
  socketType: 'stream',
  halfCloses: true,
  peerNoun: 'connection',
  listenerIcon: 'radio-tower',
} as const;
const inet = { addressedBy: 'hostPort', serviceProtocol: 'tcp', resets: true } as const;

export const transports: Readonly<Record<Transport, TransportRow>> = {
  tcp: { label: 'TCP', prefix: 'tcp://', ...stream, ...inet, encrypted: false, opens: true },
  tls: { label: 'TLS', prefix: 'tls://', ...stream, ...inet, encrypted: true, opens: false },
  udp: {
    label: 'UDP',
    prefix: 'udp://',
    socketType: 'datagram',
    addressedBy: 'hostPort',
    resets: false,
    halfCloses: false,
    serviceProtocol: 'udp',
    peerNoun: 'peer',
    encrypted: false,
    listenerIcon: 'broadcast',
    opens: true,
  },
  unix: {
    label: 'Unix',
    prefix: 'unix:',
    ...stream,
    addressedBy: 'path',
    serviceProtocol: 'tcp',
    resets: false,
    encrypted: false,
    opens: true,
  },
};

/** In the order in which they are listed to users. */
export const transportNames = Object.keys(transports) as readonly Transport[];

export function isTransport(name: string): name is Transport {
  return Object.hasOwn(transports, name);
}

/** False also where the transport is not known. */
export function isDatagram(transport: Transport | undefined): boolean {
  return transport !== undefined && transports[transport].socketType === 'datagram';
}

/** Of the endpoints that are addressed by a path; false also where the transport is not known. */
export function hasPath(transport: Transport | undefined): boolean {
  return transport !== undefined && transports[transport].addressedBy === 'path';
}

/** False also where the transport is not known. */
export function hasPort(transport: Transport | undefined): transport is InetTransport {
  return transport !== undefined && transports[transport].addressedBy === 'hostPort';
}

/** The transport whose addresses begin as this one does. */
export function transportOfAddress(address: string): Transport | undefined {
  return transportNames.find((name) => address.startsWith(transports[name].prefix));
}
