import { roleInRelay, type AddressKind } from '../model/endpointKinds.ts';
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
 * are derived from these rows. To add an option: a row here, its member in `AddressOptions`, and what it does in
 * `optionHelp`.
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
  },
  {
    name: 'endAfterMs',
    transports: streams,
    kinds: listener,
    type: 'integer',
    unit: 'ms',
    notInRelays: 'a side of a relay ends when the other one does',
    default: '60000',
    min: 0,
    max: 24 * hourMs,
  },
  {
    name: 'reusePort',
    transports: inet,
    kinds: listener,
    type: 'boolean',
    default: 'false',
    platforms: ['linux', 'freebsd', 'sunos', 'aix'],
    minNodeVersion: ['22.12.0', '23.1.0'],
  },
  {
    name: 'noDelay',
    transports: tcpLike,
    kinds: both,
    type: 'boolean',
    default: 'false',
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
  },
  {
    name: 'localAddress',
    transports: inet,
    kinds: client,
    type: 'ip',
    default: 'chosen by the system',
  },
  {
    name: 'localPort',
    transports: inet,
    kinds: client,
    type: 'integer',
    default: 'chosen by the system',
    min: 0,
    max: 65_535,
  },
  {
    name: 'family',
    transports: inet,
    kinds: client,
    type: 'integer',
    default: 'both',
    choices: [4, 6],
  },
  {
    name: 'reconnectMs',
    transports: streams,
    kinds: client,
    notInRelays: 'a relay connects to its target for each of its clients, and not again for the same one',
    type: 'integer',
    unit: 'ms',
    default: 'off',
    min: 10,
    max: hourMs,
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
  },
  {
    name: 'join',
    transports: udp,
    kinds: both,
    type: 'interface',
    default: 'chosen by the system',
  },
  {
    name: 'source',
    transports: udp,
    kinds: listener,
    type: 'ip',
    default: 'any sender',
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
  },
  {
    name: 'loop',
    transports: udp,
    kinds: both,
    type: 'boolean',
    default: 'true',
  },
  {
    name: 'broadcast',
    transports: udp,
    kinds: both,
    type: 'boolean',
    default: 'false',
  },
  {
    name: 'anyPort',
    transports: udp,
    kinds: client,
    notInRelays: 'a relay takes answers from the port of its target alone',
    type: 'boolean',
    default: 'false',
  },
  {
    name: 'connect',
    transports: streams,
    kinds: relay,
    type: 'word',
    default: 'accept',
    choices: ['accept', 'first'],
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

/** Where a relay listens, it is a listener as well, and a client of its target. */
function isFor({ kinds, notInRelays }: OptionRow, kind: AddressKind): boolean {
  if (kinds.includes(kind)) return true;
  const like = roleInRelay(kind);
  return like !== undefined && notInRelays === undefined && kinds.includes(like);
}
