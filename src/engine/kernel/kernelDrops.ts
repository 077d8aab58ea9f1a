/**
 * Reads how many datagrams the kernel dropped because a socket's receive buffer was full (`man 5 proc`, /proc/net/udp).
 */
import { readFileSync, readlinkSync } from 'node:fs';

/** The count since the socket was made; undefined where the system does not provide it (anything but Linux). */
export function kernelDrops(fd: number | undefined): number | undefined {
  if (fd === undefined || process.platform !== 'linux') return undefined;
  try {
    const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[1];
    if (inode === undefined) return undefined;
    return (
      dropsOf(inode, readFileSync('/proc/net/udp', 'utf8')) ??
      dropsOf(inode, readFileSync('/proc/net/udp6', 'utf8'))
    );
  } catch {
    return undefined;
  }
}

/** Reads the columns of the table: the 10th is the inode, the last one the drops. */
export function dropsOf(inode: string, table: string): number | undefined {
  for (const line of table.split('\n').slice(1)) {
    const columns = line.trim().split(/\s+/);
    if (columns[9] === inode) return Number(columns.at(-1));
  }
  return undefined;
}
