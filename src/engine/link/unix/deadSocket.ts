/**
 * Replaces dead unix socket files: their program has ended without removing them, and nothing can listen there until
 * they are removed. No other file is ever removed.
 */
import { once } from 'node:events';
import { lstatSync, renameSync, unlinkSync, type BigIntStats } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Clock } from '../../../node/clock.ts';
import { errorCode } from '../../../node/failures.ts';
import { unixHolder } from '../../kernel/unixTable.ts';

/** How often to retry while another start on the same file is in progress, and for how long in all. */
const lockRetryMs = 10;
const lockRetries = 200;

/**
 * Replaces a dead file: removes it and calls `listen`, which must bind immediately. False where the file is not dead;
 * rejects as `listen` does. Of several concurrent starts, one succeeds: on Linux they are serialized; elsewhere each
 * checks, right before it removes the file, whether it is still the dead one.
 */
export async function replaceDeadSocket(
  path: string,
  clock: Pick<Clock, 'timer'>,
  listen: () => Promise<void>,
): Promise<boolean> {
  const found = socketAt(path);
  if (found === undefined || !(await isDead(path))) return false;
  const unlock = await lock(found, clock);
  if (unlock === undefined) return false;
  try {
    // Another start may have replaced it while this one waited for the lock.
    if (!(await isDead(path))) return false;
    const now = socketAt(path);
    if (now === undefined || !isSame(now, found)) return false;
    unlinkSync(path);
    await listen();
    return true;
  } finally {
    unlock();
  }
}

/**
 * Whether `connect` to it is refused (`man 7 unix`) and no program has it: one may have bound it and not listen yet.
 */
async function isDead(path: string): Promise<boolean> {
  const probe = connect({ path });
  try {
    await once(probe, 'connect');
    return false;
  } catch (error) {
    return errorCode(error) === 'ECONNREFUSED' && (await unixHolder(path)) === undefined;
  } finally {
    probe.destroy();
  }
}

/**
 * Closes a listener without removing the file of another that has taken its path meanwhile: libuv removes whatever is
 * there (`uv__pipe_close`), so that file is moved away for a moment.
 * @param own the result of `socketAt` once the listener was bound
 */
export function closeOwn(path: string, own: BigIntStats | undefined, close: () => void): void {
  const now = socketAt(path);
  const aside = `${path}.${process.pid}`;
  // Not compared by its other times: the permissions of ours may have been changed.
  const isAnothers =
    own !== undefined && now !== undefined && (own.ino !== now.ino || own.birthtimeNs !== now.birthtimeNs);
  const isAside = isAnothers && moved(path, aside);
  close();
  if (isAside) moved(aside, path);
}

function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** The status of a socket file; undefined where there is none. */
export function socketAt(path: string): BigIntStats | undefined {
  try {
    const facts = lstatSync(path, { bigint: true });
    return facts.isSocket() ? facts : undefined;
  } catch {
    return undefined;
  }
}

/** File systems reuse the inode number of a removed file; its times tell them apart. */
function isSame(one: BigIntStats, other: BigIntStats): boolean {
  return one.dev === other.dev && one.ino === other.ino && one.ctimeNs === other.ctimeNs;
}

/** Of the maximum length: libuv before 1.48 pads shorter names, and would lock another name than later versions. */
function lockName({ dev, ino }: BigIntStats): string {
  return `\0socket-lab.${dev}.${ino}`.padEnd(108, '.');
}

/**
 * Locks by an abstract unix socket named after the file: the kernel grants a name to one process, and releases it when
 * that ends in any way. Undefined where another start holds it for too long.
 */
async function lock(file: BigIntStats, clock: Pick<Clock, 'timer'>): Promise<(() => void) | undefined> {
  if (process.platform !== 'linux') return () => undefined;
  const server = createServer((socket) => socket.destroy());
  for (let tries = 0; tries < lockRetries; tries++) {
    try {
      server.listen({ path: lockName(file), exclusive: true });
      await once(server, 'listening');
      server.on('error', () => undefined);
      return () => void server.close();
    } catch (error) {
      if (errorCode(error) !== 'EADDRINUSE') return undefined;
      await new Promise<void>((resolve) => void clock.timer(lockRetryMs, resolve));
    }
  }
  return undefined;
}
