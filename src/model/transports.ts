/**
 * The transports, one row each: what an address of theirs looks like and what their sockets can do. Code asks this
 * table instead of comparing names, so that a transport is added here and in `engine/link`, and nowhere else.
 */
import type { SocketKind } from './endpointKinds.ts';

export type Transport = 'tcp' | 'tls' | 'udp' | 'unix';

/** Those that are addressed by host and port. */
export type InetTransport = Exclude<Transport, 'unix'>;

interface TransportRow {
  /** `TCP`, to stand before a noun or alone. */
  readonly label: string;
  /** What a client connects over, in the title of a command. */
  readonly connectsOver: string;
  /** Beside its label, where a person chooses what to listen on or to connect over. */
  readonly descriptions: Readonly<Record<SocketKind, string>>;
  /** How its addresses begin. */
  readonly prefix: string;
  /** SOCK_STREAM or SOCK_DGRAM (socket(2)). */
  readonly socketType: 'stream' | 'datagram';
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
}

interface InetRow extends TransportRow {
  readonly addressedBy: 'hostPort';
  /** Suggested where no port was used before. */
  readonly usualPort: number;
}

interface PathRow extends TransportRow {
  readonly addressedBy: 'path';
}

type RowOf<Name extends Transport> = Name extends InetTransport ? InetRow : PathRow;

const stream = {
  socketType: 'stream',
  halfCloses: true,
  peerNoun: 'connection',
  listenerIcon: 'radio-tower',
} as const;
const inet = { addressedBy: 'hostPort', serviceProtocol: 'tcp', resets: true } as const;

export const transports: { readonly [Name in Transport]: RowOf<Name> } = {
  tcp: {
    label: 'TCP',
    connectsOver: 'TCP',
    descriptions: {
      listener: 'A stream of bytes, in order and complete',
      client: 'A stream of bytes, in order and complete',
    },
    prefix: 'tcp://',
    ...stream,
    ...inet,
    usualPort: 9998,
    encrypted: false,
  },
  tls: {
    label: 'TLS',
    connectsOver: 'TLS',
    descriptions: {
      listener: 'A stream of bytes, encrypted',
      client: 'A stream of bytes, encrypted',
    },
    prefix: 'tls://',
    ...stream,
    ...inet,
    usualPort: 8443,
    encrypted: true,
  },
  udp: {
    label: 'UDP',
    connectsOver: 'UDP',
    descriptions: {
      listener: 'Single datagrams, as they come',
      client: 'Single datagrams to one address',
    },
    prefix: 'udp://',
    socketType: 'datagram',
    addressedBy: 'hostPort',
    usualPort: 6769,
    resets: false,
    halfCloses: false,
    serviceProtocol: 'udp',
    peerNoun: 'peer',
    encrypted: false,
    listenerIcon: 'broadcast',
  },
  unix: {
    label: 'Unix',
    connectsOver: 'Unix Socket',
    descriptions: {
      listener: 'A stream between programs on this machine',
      client: 'A stream to a program on this machine',
    },
    prefix: 'unix:',
    ...stream,
    addressedBy: 'path',
    serviceProtocol: 'tcp',
    resets: false,
    encrypted: false,
  },
};

/** In the order in which users see them listed. */
export const transportNames = Object.keys(transports) as readonly Transport[];

export function isTransport(name: string): name is Transport {
  return Object.hasOwn(transports, name);
}

/** False for an unknown transport too. */
export function isDatagram(transport: Transport | undefined): boolean {
  return transport !== undefined && transports[transport].socketType === 'datagram';
}

/** Whether bytes are encrypted from the beginning of a connection; false for an unknown transport too. */
export function isEncrypted(transport: Transport | undefined): boolean {
  return transport !== undefined && transports[transport].encrypted;
}

/** Whether endpoints are addressed by a path; false for an unknown transport too. */
export function hasPath(transport: Transport | undefined): boolean {
  return transport !== undefined && transports[transport].addressedBy === 'path';
}

/** False for an unknown transport too. */
export function hasPort(transport: Transport | undefined): transport is InetTransport {
  return transport !== undefined && transports[transport].addressedBy === 'hostPort';
}

/** The transport whose addresses begin as this one does. */
export function transportOfAddress(address: string): Transport | undefined {
  return transportNames.find((name) => address.startsWith(transports[name].prefix));
}
