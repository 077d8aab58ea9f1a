import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** Whether a process runs; one that has ended and was not collected yet (a zombie) does not. */
export function isRunning(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z');
  } catch {
    return false;
  }
}

/** Settles when a process is gone, whoever's child it was: of others' the system tells nothing, so it is asked. */
export async function whenGone(pid: number): Promise<void> {
  while (isRunning(pid)) await delay(20);
}
