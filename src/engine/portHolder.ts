/** Who has a port: for "Port 9998 is already in use by python3, pid 4711". Linux tells; elsewhere undefined. */
import { readFile, readdir, readlink } from 'node:fs/promises';
import { basename } from 'node:path';

/** `python3, pid 4711`; undefined where nobody is found or the system does not tell us. */
export async function portHolder(transport: 'tcp' | 'udp', port: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  const tables = await Promise.all(
    [transport, `${transport}6`].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  const inodes = new Set(tables.flatMap((table) => inodesOnPort(table, transport, port)));
  if (inodes.size === 0) return undefined;
  for (const pid of await processes()) {
    if (await holdsAny(pid, inodes)) {
      if (Number(pid) === process.pid) return `Socket Lab itself, pid ${pid}`;
      return `${await programOf(pid)}, pid ${pid}`;
    }
  }
  return undefined;
}

/** TCP_LISTEN of the kernel's `tcp_states.h`, as /proc/net/tcp prints it. */
const listenState = '0A';

/** Inodes of the sockets that are bound to the port (TCP: that listen on it). */
export function inodesOnPort(table: string, transport: 'tcp' | 'udp', port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(
      (columns) =>
        columns[1]?.endsWith(suffix) === true && (transport === 'udp' || columns[3] === listenState),
    )
    .map((columns) => columns[9] ?? '');
}

/** As it was called; `comm` alone is the name of its main thread, which a program may choose (`man 5 proc`). */
async function programOf(pid: string): Promise<string> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const called = basename(commandLine.split('\0')[0] ?? '');
  if (called !== '') return called;
  const comm = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  return comm.trim() || 'a program';
}

async function processes(): Promise<string[]> {
  const entries = await readdir('/proc').catch(() => []);
  return entries.filter((entry) => /^\d+$/.test(entry));
}

/** Other users' processes do not let us look: they answer "no". */
async function holdsAny(pid: string, inodes: ReadonlySet<string>): Promise<boolean> {
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
  for (const fd of descriptors) {
    const link = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '');
    const inode = /^socket:\[(\d+)\]$/.exec(link)?.[1];
    if (inode !== undefined && inodes.has(inode)) return true;
  }
  return false;
}
