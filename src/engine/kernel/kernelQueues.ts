/** Reads what the kernel still holds of a TCP connection (`man 5 proc`, /proc/net/tcp). */
import { closeSync, openSync, readlinkSync, readSync } from 'node:fs';

export interface KernelQueues {
  /** Bytes sent, and not acknowledged by the peer's kernel. */
  readonly unacknowledged: number;
  /** Bytes received, and not read by us. */
  readonly unread: number;
}

/** Larger tables (more than some 7,000 sockets) are not read: that takes the kernel milliseconds. */
const tableLimitBytes = 1024 * 1024;
/** Thousands of connections may end in one turn of the event loop: the maximum time per turn. */
const budgetMs = 5;
let spentMs = 0;

/**
 * Undefined where the system does not provide it: on anything but Linux, with very many sockets, and for later ones of
 * many connections that end at once.
 */
export function kernelQueues(fd: number | undefined): KernelQueues | undefined {
  if (fd === undefined || process.platform !== 'linux' || spentMs > budgetMs) return undefined;
  const startedAt = performance.now();
  try {
    const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[1];
    if (inode === undefined) return undefined;
    return queuesOf(inode, readStart('/proc/net/tcp')) ?? queuesOf(inode, readStart('/proc/net/tcp6'));
  } catch {
    return undefined;
  } finally {
    if (spentMs === 0) setImmediate(() => (spentMs = 0));
    spentMs += performance.now() - startedAt;
  }
}

/** Reads the columns of the tables: the 4th is the state, the 5th `tx_queue:rx_queue` in hex, the 10th the inode. */
export function queuesOf(inode: string, table: string): KernelQueues | undefined {
  // Searched as text first: a table may be long, and only one line is needed.
  for (let at = table.indexOf(` ${inode} `); at >= 0; at = table.indexOf(` ${inode} `, at + 1)) {
    const start = table.lastIndexOf('\n', at) + 1;
    const columns = table
      .slice(start, at + inode.length + 1)
      .trim()
      .split(/\s+/);
    if (columns.length !== 10 || columns[9] !== inode) continue;
    const [sent, unread] = (columns[4] ?? '').split(':').map((hex) => Number.parseInt(hex, 16));
    if (sent === undefined || unread === undefined || Number.isNaN(sent + unread)) return undefined;
    // Our FIN has a sequence number, but is not a byte.
    const finBytes = sentFin.has(columns[3] ?? '') ? 1 : 0;
    return { unacknowledged: Math.max(0, sent - finBytes), unread };
  }
  return undefined;
}

/** FIN_WAIT1, LAST_ACK, CLOSING (`include/net/tcp_states.h`). */
const sentFin: ReadonlySet<string> = new Set(['04', '09', '0B']);

function readStart(path: string): string {
  const fd = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(tableLimitBytes);
    let length = 0;
    for (;;) {
      const read = readSync(fd, buffer, length, buffer.length - length, null);
      length += read;
      if (read === 0 || length === buffer.length) return buffer.toString('latin1', 0, length);
    }
  } finally {
    closeSync(fd);
  }
}
