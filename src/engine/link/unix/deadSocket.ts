/**
 * A dead unix socket file: its program has ended without removing it, and nobody can listen there until somebody
 * does. Nothing but such a file is ever removed.
 */
import { once } from 'node:events';
import { lstatSync, renameSync, unlinkSync, type BigIntStats } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Clock } from '../../../node/clock.ts';
import { errorCode } from '../../../node/failures.ts';
import { unixHolder } from '../../kernel/unixTable.ts';

/** How often another start on the same file is waited for, and how long in all. */
const lockRetryMs = 10;
const lockRetries = 200;

/**
 * Takes the place of a dead file: removes it and calls `listen`, which must bind at once. False where what is there
 * is not dead; rejects as `listen` does. Of several starts at a time one gets the place: on Linux they go
 * one by one; elsewhere each looks, right before it removes the file, whether it is still the one that was dead.
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
    // Another start may have been faster, which is what the lock was waited for.
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

/** `connect` to it is refused (`man 7 unix`), and no program has it: one may have bound it and not listen yet. */
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
 * Closes a listener, and leaves the file of another that has taken its path meanwhile: libuv removes whatever is there
 * (`uv__pipe_close`), so that is moved away for the moment.
 * @param own what `socketAt` said once the listener was bound
 */
export function closeOwn(path: string, own: BigIntStats | undefined, close: () => void): void {
  const now = socketAt(path);
  const aside = `${path}.${process.pid}`;
  // Not by its other times: somebody may have changed the permissions of ours.
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

/** The facts of a socket file; undefined where there is none. */
export function socketAt(path: string): BigIntStats | undefined {
  try {
    const facts = lstatSync(path, { bigint: true });
    return facts.isSocket() ? facts : undefined;
  } catch {
    return undefined;
  }
}

/** File systems give the number of a removed file to the next one; its times tell them apart. */
function isSame(one: BigIntStats, other: BigIntStats): boolean {
  return one.dev === other.dev && one.ino === other.ino && one.ctimeNs === other.ctimeNs;
}

/** As long as a name may be: libuv before 1.48 fills shorter ones up, and would lock another name than later ones. */
function lockName({ dev, ino }: BigIntStats): string {
  return `\0socket-lab.${dev}.${ino}`.padEnd(108, '.');
}

/**
 * An abstract unix socket, named after the file: the kernel gives a name to one process, and takes it back when that
 * ends, however it does. Undefined where another start holds it for too long.
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
