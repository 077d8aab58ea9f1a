/** Finds the process that has a socket, by its inode in the kernel's tables (`man 5 proc`). Linux only. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { commandLine, processIds, socketInodes } from '../../node/procSockets.ts';

/** `python3, pid 4711`; undefined where none is found: other users' processes cannot be inspected. */
export async function socketHolder(inodes: readonly string[]): Promise<string | undefined> {
  const pid = await holderPid(inodes);
  if (pid === undefined) return undefined;
  if (Number(pid) === process.pid) return `Socket Lab itself, pid ${pid}`;
  return `${await programOf(pid)}, pid ${pid}`;
}

/** The first process that has one of the sockets open. */
export async function holderPid(inodes: readonly string[]): Promise<string | undefined> {
  const wanted = new Set(inodes);
  if (wanted.size === 0) return undefined;
  for (const pid of await processIds()) {
    if ((await socketInodes(pid)).some((inode) => wanted.has(inode))) return pid;
  }
  return undefined;
}

/** From its command line; `comm` is only the name of its main thread, which a program may choose (`man 5 proc`). */
async function programOf(pid: string): Promise<string> {
  const called = basename((await commandLine(pid)).split('\0')[0] ?? '');
  if (called !== '') return called;
  const comm = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  return comm.trim() || 'a program';
}
