/**
 * Finds the process that has a port, for "Port 9998 is already in use by python3, pid 4711". Linux only; undefined
 * elsewhere.
 */
import { endianness } from 'node:os';
import { addressGroups } from '../../address/ipAddress.ts';
import { listenState, socketTables, tableSockets, type SocketTables } from '../../node/procSockets.ts';
import { socketHolder } from './socketHolder.ts';

/**
 * `python3, pid 4711`; undefined where none is found or the system does not reveal it.
 * @param host the IP address that could not be bound, as passed to the system
 */
export async function portHolder(
  transport: 'tcp' | 'udp',
  host: string,
  port: number,
): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  return socketHolder(inodesInTheWay(await socketTables(transport), transport, host, port));
}

/**
 * Inodes of the sockets that prevent binding an address: those bound to the same address, or to all interfaces
 * (0.0.0.0, ::) where these include it. Of several, only the likeliest: TCP listeners before connections, the same
 * address before all interfaces. `::` includes IPv4 unless it is IPV6_V6ONLY, which the tables do not show, so it only
 * counts for an IPv4 address where there is no other.
 */
export function inodesInTheWay(
  tables: SocketTables,
  transport: 'tcp' | 'udp',
  host: string,
  port: number,
): string[] {
  const requested = asInTable(host);
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const inTheWay = tableSockets(tables)
    .filter(({ local }) => local.endsWith(suffix))
    .flatMap(({ local, state, inode }) => {
      const bound = fromTable(local.slice(0, -suffix.length));
      const far = distance(requested, bound);
      const isDoubtful = isIPv4Mapped(requested) && !isIPv4Mapped(bound);
      const isConnected = transport === 'tcp' && state !== listenState;
      // A connection in TIME-WAIT belongs to no process.
      return far === apart || inode === '0'
        ? []
        : { inode, rank: (isDoubtful ? 100 : 0) + (isConnected ? 10 : 0) + far };
    });
  const best = Math.min(...inTheWay.map(({ rank }) => rank));
  return inTheWay.filter(({ rank }) => rank === best).map(({ inode }) => inode);
}

/** The distance of unrelated addresses. */
const apart = 3;

function distance(requested: string, bound: string): number {
  if (requested === bound) return 0;
  const [all, one] = isEveryAddress(requested) ? [requested, bound] : [bound, requested];
  if (!isEveryAddress(all)) return apart;
  if (isIPv4Mapped(all) === isIPv4Mapped(one)) return 1;
  // 0.0.0.0 includes no IPv6 address, except for a `::` that includes IPv4.
  return isIPv4Mapped(all) && !isEveryAddress(one) ? apart : 2;
}

function isEveryAddress(address: string): boolean {
  return address === '0'.repeat(32) || address === `${mappedPrefix}00000000`;
}

const mappedPrefix = `${'0'.repeat(20)}FFFF`;

function isIPv4Mapped(address: string): boolean {
  return address.startsWith(mappedPrefix);
}

/** 32 hexadecimal digits in network order. */
function asInTable(host: string): string {
  const groups = addressGroups(host) ?? [];
  return groups.map((group) => group.toString(16).toUpperCase().padStart(4, '0')).join('');
}

/** The table prints each 32 bits in the machine's byte order. */
function fromTable(address: string): string {
  const words = address.match(/.{8}/g) ?? [];
  const inOrder = words.map((word) =>
    endianness() === 'LE' ? (word.match(/../g) ?? []).toReversed().join('') : word,
  );
  return `${words.length === 1 ? mappedPrefix : ''}${inOrder.join('')}`;
}
