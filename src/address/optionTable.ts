import { isRelay, type AddressKind } from '../model/endpointKinds.ts';
import { hasPort, isDatagram, transportNames, type Transport } from '../model/transports.ts';
import type { OptionRow } from './optionRow.ts';
import { tlsOptionRows } from './tlsOptionRows.ts';

const streams = transportNames.filter((name) => !isDatagram(name));
const inet = transportNames.filter(hasPort);
const tcpLike = streams.filter(hasPort);
const udp: readonly Transport[] = ['udp'];
const listener: readonly AddressKind[] = ['listener'];
const client: readonly AddressKind[] = ['client'];
const both: readonly AddressKind[] = ['listener', 'client'];
const relay: readonly AddressKind[] = ['relay'];
const hourMs = 3_600_000;
/** The kernel doubles a buffer's size and keeps it in a signed 32-bit number (man 7 socket). */
const largestBuffer = 2 ** 30 - 1;

/** The first versions whose `socket.setKeepAlive` takes interval and count. */
const keepAliveDetails: readonly string[] = ['24.19.0', '26.4.0'];

/**
 * The options of the address notation, one row each. Validation, completion, hover and the table in docs/addresses.md
 * are derived from these rows. To add an option: a row here and its member in `AddressOptions`.
 */
export const optionTable: readonly OptionRow[] = [
  {
    name: 'backlog',
    transports: streams,
    kinds: listener,
    type: 'integer',
    unit: 'connections',
    default: '511',
    min: 1,
    max: 65_535,
    help: 'Connections that may wait to be accepted; the system may lower it (Linux: net.core.somaxconn).',
  },
  {
    name: 'maxConnections',
    transports: streams,
    kinds: listener,
    type: 'integer',
    unit: 'connections',
    default: 'a reserve below the descriptor limit',
    min: 1,
    max: 1_000_000,
    help: 'Connections open at once; further ones are turned away, and each of those is an event.',
  },
  {
    name: 'endAfterMs',
    transports: streams,
    kinds: listener,
    type: 'integer',
    unit: 'ms',
    notForRelays: true,
    default: '60000',
    min: 0,
    max: 24 * hourMs,
    help: 'Without a responder: ends our side so long after the peer ended its own and the last send; 0: never.',
  },
  {
    name: 'reusePort',
    transports: inet,
    kinds: listener,
    type: 'boolean',
    default: 'false',
    platforms: ['linux', 'freebsd', 'sunos', 'aix'],
    minNodeVersion: ['22.12.0', '23.1.0'],
    help: 'Sets SO_REUSEPORT, so that several sockets may bind one port and share what arrives.',
  },
  {
    name: 'noDelay',
    transports: tcpLike,
    kinds: both,
    type: 'boolean',
    default: 'false',
    help: "Sets TCP_NODELAY (no Nagle's algorithm); on a listener for each accepted connection.",
  },
  {
    name: 'keepAliveMs',
    transports: tcpLike,
    kinds: both,
    type: 'integer',
    unit: 'ms',
    default: 'off',
    min: 1000,
    max: 32_767_000,
    help: 'Sets SO_KEEPALIVE; idle time before the first probe, in whole seconds (a rest is cut off).',
  },
  {
    name: 'keepAliveIntervalMs',
    transports: tcpLike,
    kinds: both,
    type: 'integer',
    unit: 'ms',
    default: '1000',
    min: 1000,
    max: 32_767_000,
    minNodeVersion: keepAliveDetails,
    help: 'With keepAliveMs: time between two probes, in whole seconds (TCP_KEEPINTVL).',
  },
  {
    name: 'keepAliveProbes',
    transports: tcpLike,
    kinds: both,
    type: 'integer',
    default: '10',
    min: 1,
    max: 127,
    minNodeVersion: keepAliveDetails,
    help: 'With keepAliveMs: probes without an answer after which the connection is lost (TCP_KEEPCNT).',
  },
  {
    name: 'connectTimeoutMs',
    transports: tcpLike,
    kinds: client,
    type: 'integer',
    unit: 'ms',
    default: '10000',
    min: 0,
    max: hourMs,
    help: 'Gives up connecting after this time; 0 waits as long as the system does.',
  },
  {
    name: 'localAddress',
    transports: inet,
    kinds: client,
    type: 'ip',
    default: 'chosen by the system',
    help: 'The local address to connect from.',
  },
  {
    name: 'localPort',
    transports: inet,
    kinds: client,
    type: 'integer',
    default: 'chosen by the system',
    min: 0,
    max: 65_535,
    help: 'The local port to connect from; 0 lets the system choose.',
  },
  {
    name: 'family',
    transports: inet,
    kinds: client,
    type: 'integer',
    default: 'both',
    choices: [4, 6],
    help: "Uses only a name's IPv4 or only its IPv6 addresses.",
  },
  {
    name: 'reconnectMs',
    transports: streams,
    kinds: client,
    type: 'integer',
    unit: 'ms',
    default: 'off',
    min: 10,
    max: hourMs,
    help: 'Connects again this long after the connection was lost or refused.',
  },
  {
    name: 'receiveBuffer',
    transports: udp,
    kinds: both,
    type: 'integer',
    unit: 'bytes',
    default: "the system's",
    min: 1,
    max: largestBuffer,
    help: 'Sets SO_RCVBUF; the system may round, double or cap it (Linux: net.core.rmem_max).',
  },
  {
    name: 'sendBuffer',
    transports: udp,
    kinds: both,
    type: 'integer',
    unit: 'bytes',
    default: "the system's",
    min: 1,
    max: largestBuffer,
    help: 'Sets SO_SNDBUF; the system may round, double or cap it (Linux: net.core.wmem_max).',
  },
  {
    name: 'join',
    transports: udp,
    kinds: both,
    type: 'interface',
    default: 'chosen by the system',
    help: 'The interface, by name (eth0) or address, to join the multicast group on; for clients, to send through.',
  },
  {
    name: 'source',
    transports: udp,
    kinds: listener,
    type: 'ip',
    default: 'any sender',
    help: 'Takes only what this sender sends to the group (source-specific multicast, RFC 4607).',
  },
  {
    name: 'ttl',
    transports: udp,
    kinds: both,
    type: 'integer',
    unit: 'hops',
    default: "1 for multicast, else the system's",
    min: 0,
    max: 255,
    help: 'Routers that a datagram may pass (IP_TTL, IP_MULTICAST_TTL); 0, for multicast only: this machine.',
  },
  {
    name: 'loop',
    transports: udp,
    kinds: both,
    type: 'boolean',
    default: 'true',
    help: 'Whether multicast sent from here is also received on this machine (IP_MULTICAST_LOOP).',
  },
  {
    name: 'broadcast',
    transports: udp,
    kinds: both,
    type: 'boolean',
    default: 'false',
    help: 'Sets SO_BROADCAST, without which the system refuses to send to a broadcast address.',
  },
  {
    name: 'anyPort',
    transports: udp,
    kinds: client,
    type: 'boolean',
    default: 'false',
    help: 'Takes answers from any port, and goes on with that one (TFTP); the socket is not connected, so it does not hear of ICMP errors.',
  },
  {
    name: 'connect',
    transports: streams,
    kinds: relay,
    type: 'word',
    default: 'accept',
    choices: ['accept', 'first'],
    help: 'Connects to the target as soon as a client is accepted, or with the first byte that it sends.',
  },
  {
    name: 'idleMs',
    transports: udp,
    kinds: relay,
    type: 'integer',
    unit: 'ms',
    default: '120000',
    min: 10,
    max: 24 * hourMs,
    help: 'Forgets a client that has sent and received nothing for so long, and closes its socket towards the target.',
  },
  ...tlsOptionRows,
];

export function optionRow(name: string): OptionRow | undefined {
  return optionTable.find((row) => row.name === name);
}

/** The rows that apply to this kind, and to this transport where it is known. */
export function optionsFor(transport: Transport | undefined, kind: AddressKind): readonly OptionRow[] {
  return optionTable.filter(
    (row) => (transport === undefined || row.transports.includes(transport)) && isFor(row, kind),
  );
}

/** Where a relay listens, it is a listener as well. */
function isFor({ kinds, notForRelays }: OptionRow, kind: AddressKind): boolean {
  return kinds.includes(kind) || (isRelay(kind) && kinds.includes('listener') && notForRelays !== true);
}
