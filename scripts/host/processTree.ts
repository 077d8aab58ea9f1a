/** Ends a process with all its descendants. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const graceMs = 3000;
const pollMs = 25;

/** Sends SIGTERM first, and SIGKILL after three seconds. Only pids are used. */
export async function stopProcessTree(pid: number): Promise<void> {
  if (process.platform === 'win32') {
    try {
      execFileSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    } catch {
      // It had already ended.
    }
    return;
  }
  // Children lose their parent when it ends, so all are listed first.
  const family = [pid, ...descendants(pid)];
  for (const member of family) signal(member, 'SIGTERM');
  const deadline = performance.now() + graceMs;
  while (family.some(isAlive)) {
    if (performance.now() > deadline) {
      // Processes still alive may have started others meanwhile.
      for (const member of [...family, ...family.flatMap(descendants)]) signal(member, 'SIGKILL');
      return;
    }
    await delay(pollMs);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It had already ended.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

/** A process that has ended but was not reaped yet still accepts signals. */
function isZombie(pid: number): boolean {
  try {
    return / Z /.test(statLine(pid));
  } catch {
    return false;
  }
}

function descendants(pid: number): number[] {
  const parents = process.platform === 'linux' ? parentsFromProc() : parentsFromPs();
  const found: number[] = [];
  let generation = [pid];
  while (generation.length > 0) {
    const current = new Set(generation);
    generation = parents.filter(({ parent }) => current.has(parent)).map(({ child }) => child);
    found.push(...generation);
  }
  return found;
}

interface Parenthood {
  readonly child: number;
  readonly parent: number;
}

/** proc_pid_stat(5), from the third field (the state) on: the second, the name, may hold anything but ends in `)`. */
function statLine(pid: number): string {
  const text = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
  return text.slice(text.lastIndexOf(')') + 1);
}

function parentsFromProc(): Parenthood[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const child = Number(name);
        return [{ child, parent: Number(statLine(child).split(' ')[2]) }];
      } catch {
        return [];
      }
    });
}

function parentsFromPs(): Parenthood[] {
  const listing = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return listing
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([child, parent]) => ({ child: Number(child), parent: Number(parent) }));
}
