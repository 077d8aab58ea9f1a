/** Who has a port: for "Port 9998 is already in use by python3, pid 4711". Linux tells; elsewhere undefined. */
import { readFile } from 'node:fs/promises';
import { endianness } from 'node:os';
import { addressGroups } from '../../address/ipAddress.ts';
import { socketHolder } from './socketHolder.ts';

/**
 * `python3, pid 4711`; undefined where nobody is found or the system does not tell us.
 * @param host the IP address that could not be bound, as the system was asked for it
 */
export async function portHolder(
  transport: 'tcp' | 'udp',
  host: string,
  port: number,
): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  const [v4 = '', v6 = ''] = await Promise.all(
    [transport, `${transport}6`].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  return socketHolder(inodesInTheWay({ v4, v6 }, transport, host, port));
}

/** TCP_LISTEN of the kernel's `tcp_states.h`, as /proc/net/tcp prints it. */
const listenState = '0A';

/**
 * Inodes of the sockets that keep an address from being bound. In the way is the same address, and all interfaces
 * (0.0.0.0, ::) those that they contain. Of several only the likeliest: TCP listeners before what is connected, the
 * same address before all interfaces. `::` has IPv4 too unless it is IPV6_V6ONLY, which the tables do not tell, so
 * it is blamed for an IPv4 address only where nobody else can be.
 */
export function inodesInTheWay(
  tables: { readonly v4: string; readonly v6: string },
  transport: 'tcp' | 'udp',
  host: string,
  port: number,
): string[] {
  const asked = asInTable(host);
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const inTheWay = [...tables.v4.split('\n'), ...tables.v6.split('\n')]
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(suffix) === true)
    .flatMap(([, local = '', , state, , , , , , inode = '']) => {
      const bound = fromTable(local.slice(0, -suffix.length));
      const far = distance(asked, bound);
      const isDoubtful = isIPv4Mapped(asked) && !isIPv4Mapped(bound);
      const isConnected = transport === 'tcp' && state !== listenState;
      // A connection in TIME-WAIT belongs to nobody.
      return far === apart || inode === '0'
        ? []
        : { inode, rank: (isDoubtful ? 100 : 0) + (isConnected ? 10 : 0) + far };
    });
  const best = Math.min(...inTheWay.map(({ rank }) => rank));
  return inTheWay.filter(({ rank }) => rank === best).map(({ inode }) => inode);
}

/** Of a pair that has nothing to do with each other. */
const apart = 3;

function distance(asked: string, bound: string): number {
  if (asked === bound) return 0;
  const [all, one] = isEveryAddress(asked) ? [asked, bound] : [bound, asked];
  if (!isEveryAddress(all)) return apart;
  if (isIPv4Mapped(all) === isIPv4Mapped(one)) return 1;
  // 0.0.0.0 contains no IPv6 address but the `::` that has IPv4 too.
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

/** The table prints each 32 bits as the machine has them in memory. */
function fromTable(address: string): string {
  const words = address.match(/.{8}/g) ?? [];
  const inOrder = words.map((word) =>
    endianness() === 'LE' ? (word.match(/../g) ?? []).toReversed().join('') : word,
  );
  return `${words.length === 1 ? mappedPrefix : ''}${inOrder.join('')}`;
}
