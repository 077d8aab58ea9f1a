/** The TCP ports of this machine that programs listen on, from the kernel's tables (`man 5 proc`). Linux only. */
import { endianness } from 'node:os';
import { basename } from 'node:path';
import { unmappedAddress } from '../address/ipAddress.ts';
import {
  commandLine,
  listenState,
  processIds,
  socketInodes,
  socketTables,
  tableSockets,
} from './procSockets.ts';

export interface ListeningProgram {
  /** Where a client on this machine reaches it: `tcp://127.0.0.1:5000`. */
  readonly address: string;
  /** `python3 server.py`; absent: another user's, which cannot be inspected. */
  readonly program?: string;
}

/** How long programs are looked for: a machine may have thousands. Those that are not found by then have no name. */
const namesLimitMs = 300;

interface ListeningSocket {
  readonly address: string;
  readonly inode: string;
}

/** Those whose program is known first, the newest first; none elsewhere than on Linux. Without those of this process. */
export async function listeningPrograms(): Promise<readonly ListeningProgram[]> {
  if (process.platform !== 'linux') return [];
  const { v4, v6 } = await socketTables('tcp');
  const sockets = listeningSockets(v4, v6);
  const own = await socketInodes('self');
  const others = sockets.filter(({ inode }) => !own.includes(inode));
  const names = await programsOf(new Set(others.map(({ inode }) => inode)));
  const found = others.map(({ address, inode }): ListeningProgram => {
    const program = names.get(inode);
    return program === undefined ? { address } : { address, program };
  });
  const isKnown = ({ program }: ListeningProgram) => program !== undefined;
  return [...found.filter(isKnown), ...found.filter((one) => !isKnown(one))];
}

/** The newest first, as inodes grow; each place once. `v4`, `v6`: /proc/net/tcp and /proc/net/tcp6. */
export function listeningSockets(v4: string, v6: string): ListeningSocket[] {
  const sockets = tableSockets({ v4, v6 })
    .filter(({ state }) => state === listenState)
    .map(({ local, inode }) => ({ address: addressOf(local), inode }))
    .toSorted((a, b) => Number(b.inode) - Number(a.inode));
  return sockets.filter(({ address }, at) => sockets.findIndex((one) => one.address === address) === at);
}

/** `0100007F:1388`, in the machine's byte order, as an address that a client can use. */
function addressOf(local: string): string {
  const [host = '', port = ''] = local.split(':');
  const bytes = (host.match(/.{8}/g) ?? []).flatMap((word) => {
    const octets = (word.match(/../g) ?? []).map((octet) => Number.parseInt(octet, 16));
    return endianness() === 'LE' ? octets.toReversed() : octets;
  });
  return `tcp://${hostOf(bytes)}:${Number.parseInt(port, 16)}`;
}

function hostOf(bytes: readonly number[]): string {
  // A socket on all interfaces of IPv6 takes IPv4 as well, unless it says otherwise.
  if (bytes.every((byte) => byte === 0)) return '127.0.0.1';
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, at) => (bytes[2 * at] ?? 0) * 256 + (bytes[2 * at + 1] ?? 0));
  const host = unmappedAddress(groups.map((group) => group.toString(16)).join(':'));
  return host.includes(':') ? new URL(`http://[${host}]`).hostname : host;
}

/** The programs that have these sockets open, by inode. */
async function programsOf(wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const until = performance.now() + namesLimitMs;
  // Servers are usually younger than what else is running.
  for (const pid of (await processIds()).toReversed()) {
    if (names.size === wanted.size || performance.now() > until) break;
    const held = (await socketInodes(pid)).filter((inode) => wanted.has(inode) && !names.has(inode));
    if (held.length === 0) continue;
    const program = programName(await commandLine(pid));
    if (program !== '') for (const inode of held) names.set(inode, program);
  }
  return names;
}

/** What was called, and the script that it runs; no more of a command line, which may hold secrets. */
export function programName(words: string): string {
  const [called = '', ...rest] = words.split('\0').filter((word) => word !== '');
  const at = rest.findIndex((word) => !word.startsWith('-'));
  const script = inlineCode.test(rest[at - 1] ?? '') ? undefined : rest[at];
  return [called, ...(interpreters.test(basename(called)) && script !== undefined ? [script] : [])]
    .map((word) => basename(word))
    .join(' ');
}

/** What follows is the program itself. */
const inlineCode = /^(?:-[cep]|--eval|--print)$/;

const interpreters = /^(?:node|deno|bun|python|ruby|php|perl|java)[\d.]*$/;
