import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** Whether a process is running; a zombie is not. */
export function isRunning(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z');
  } catch {
    return false;
  }
}

/** Resolves when a process has ended. It polls, as there is no notification for processes that are not our children. */
export async function whenGone(pid: number): Promise<void> {
  while (isRunning(pid)) await delay(20);
}
