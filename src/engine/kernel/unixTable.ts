/** Reads the kernel's table of bound unix sockets (`man 5 proc`, /proc/net/unix). Linux only. */
import { readFile, readlink, stat } from 'node:fs/promises';
import { basename, isAbsolute, resolve } from 'node:path';
import { isAbstractPath } from '../../address/unixPath.ts';
import { holderPid, socketHolder } from './socketHolder.ts';

export interface BoundUnixSocket {
  readonly inode: string;
  /** As passed to `bind`, possibly relative; `@name` for an abstract one. */
  readonly path: string;
  readonly listens: boolean;
}

/**
 * The sockets that own a path: listening ones, bound ones that neither listen nor are connected yet, and all datagram
 * sockets. Accepted connections show the listener's path too, and are left out.
 */
export function boundSockets(table: string): BoundUnixSocket[] {
  return table.split('\n').flatMap((line) => {
    const columns = /^[0-9a-f]+: [0-9A-F]+ [0-9A-F]+ ([0-9A-F]+) ([0-9A-F]+) ([0-9A-F]+) +(\d+) (.+)$/.exec(
      line,
    );
    const [, flags = '', type = '', state = '', inode = '', path = ''] = columns ?? [];
    if (path === '' || (state !== unconnected && type !== datagram)) return [];
    return [{ inode, path, listens: (Number.parseInt(flags, 16) & acceptsConnections) !== 0 }];
  });
}

/** SS_UNCONNECTED, SOCK_DGRAM and __SO_ACCEPTCON of the kernel's headers, as the table prints them. */
const unconnected = '01';
const datagram = '0002';
const acceptsConnections = 0x1_00_00;

export interface UnixHolder {
  /** `python3, pid 4711`; empty for another user's process. */
  readonly who: string;
  readonly listens: boolean;
}

/** The holder of a path; undefined where there is none, or where the system does not reveal it. */
export async function unixHolder(path: string): Promise<UnixHolder | undefined> {
  if (process.platform !== 'linux') return undefined;
  const sockets = boundSockets(await readFile('/proc/net/unix', 'utf8').catch(() => ''));
  for (const socket of sockets) {
    if (!(await isAt(socket, path))) continue;
    return { who: (await socketHolder([socket.inode])) ?? '', listens: socket.listens };
  }
  return undefined;
}

/** Whether a socket is bound there, however its program wrote the path. True where that cannot be determined. */
async function isAt({ path: bound, inode }: BoundUnixSocket, path: string): Promise<boolean> {
  if (bound === path) return true;
  if (isAbstractPath(path) || isAbstractPath(bound) || basename(bound) !== basename(path)) return false;
  let place = bound;
  if (!isAbsolute(bound)) {
    const pid = await holderPid([inode]);
    const folder = pid === undefined ? undefined : await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    if (folder === undefined) return true;
    place = resolve(folder, bound);
  }
  const [one, other] = await Promise.all([place, path].map((file) => stat(file).catch(() => undefined)));
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}
