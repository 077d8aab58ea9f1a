/** Finds the process that has a socket, by its inode in the kernel's tables (`man 5 proc`). Linux only. */
import { readFile, readdir, readlink } from 'node:fs/promises';
import { basename } from 'node:path';

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
  for (const pid of await processes()) {
    if ((await socketsOf(pid)).some((inode) => wanted.has(inode))) return pid;
  }
  return undefined;
}

/** From its command line; `comm` is only the name of its main thread, which a program may choose (`man 5 proc`). */
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

async function socketsOf(pid: string): Promise<string[]> {
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const links = await Promise.all(descriptors.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')));
  return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
}
