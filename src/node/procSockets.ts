/** The kernel's tables of sockets and of who has them open (`man 5 proc`). Linux only: empty elsewhere. */
import { readFile, readdir, readlink } from 'node:fs/promises';

/** /proc/net/tcp and /proc/net/tcp6, or those of UDP, as text. */
export interface SocketTables {
  readonly v4: string;
  readonly v6: string;
}

/** A line of such a table. */
export interface TableSocket {
  /** `0100007F:1388`: each 32 bits of the address in the machine's byte order, and the port. */
  readonly local: string;
  /** In hexadecimal, of the kernel's `tcp_states.h`. */
  readonly state: string;
  /** `0` where no process has it open any more. */
  readonly inode: string;
}

/** TCP_LISTEN. */
export const listenState = '0A';

export async function socketTables(transport: 'tcp' | 'udp'): Promise<SocketTables> {
  const [v4, v6] = await Promise.all([
    readText(`/proc/net/${transport}`),
    readText(`/proc/net/${transport}6`),
  ]);
  return { v4, v6 };
}

export function tableSockets({ v4, v6 }: SocketTables): TableSocket[] {
  return [...v4.split('\n'), ...v6.split('\n')]
    .map((line) => line.trim().split(/\s+/))
    .map(([, local = '', , state = '', , , , , , inode = '']) => ({ local, state, inode }));
}

/** The running processes, the oldest first as a rule. */
export async function processIds(): Promise<string[]> {
  const entries = await readdir('/proc').catch(() => []);
  return entries.filter((entry) => /^\d+$/.test(entry));
}

/** The inodes of the sockets that a process has open; none where it may not be inspected. `pid` may be `self`. */
export async function socketInodes(pid: string): Promise<string[]> {
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const links = await Promise.all(descriptors.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')));
  return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
}

/** Its words, each ended by a zero byte; empty where it may not be inspected. */
export function commandLine(pid: string): Promise<string> {
  return readText(`/proc/${pid}/cmdline`);
}

function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
