import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkoutDir, outDir } from '../host/checkout.ts';
import { stopProcessTree } from '../host/processTree.ts';
import { countsFileVariable, parseCounts, type Counts } from './counts.ts';

/** A suite that takes longer hangs. */
const suiteLimitMs = 30 * 60_000;
const graceMs = 10_000;
const pollMs = 250;

/**
 * Runs a Node 24 script that reports its counts through a file (see counts.ts), its output going straight to
 * ours. Throws when it leaves no counts, takes too long, or fails although no test failed.
 */
export async function runCounting(name: string, script: string, args: readonly string[]): Promise<Counts> {
  const folder = join(outDir, 'counts');
  const file = join(folder, `${name}-${String(process.pid)}.json`);
  await mkdir(folder, { recursive: true });
  const child = spawn(process.execPath, [script, ...args], {
    cwd: checkoutDir,
    stdio: 'inherit',
    env: { ...process.env, [countsFileVariable]: file },
  });
  const late = new AbortController();
  const stopLate = (reason: string): void => {
    late.abort(new Error(reason));
    if (child.pid !== undefined) void stopProcessTree(child.pid);
  };
  const limit = setTimeout(stopLate, suiteLimitMs, `it was stopped after ${String(suiteLimitMs / 1000)} s`);
  // Counts are written when the last test has ended; after that, the process should soon end by itself.
  let grace: NodeJS.Timeout | undefined;
  const poll = setInterval(() => {
    if (!existsSync(file)) return;
    clearInterval(poll);
    const reason =
      'its tests ended, its process did not: something was left open (a server, a timer, a browser)';
    grace = setTimeout(stopLate, graceMs, reason);
  }, pollMs);
  const stopChild = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  process.on('SIGINT', stopChild).on('SIGTERM', stopChild);
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (exitCode) => {
        resolve(exitCode ?? 1);
      });
    });
    const counts = await readFile(file, 'utf8').then(parseCounts, () => undefined);
    late.signal.throwIfAborted();
    if (counts === undefined) throw new Error(`it ended with code ${String(code)} before its tests did`);
    if (code !== 0 && counts.failed === 0) {
      throw new Error(`it ended with code ${String(code)} although no test failed`);
    }
    return counts;
  } finally {
    clearTimeout(limit);
    clearInterval(poll);
    clearTimeout(grace);
    process.off('SIGINT', stopChild).off('SIGTERM', stopChild);
    await rm(file, { force: true });
  }
}
