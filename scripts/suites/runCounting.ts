import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { checkoutDir, outDir } from '../host/checkout.ts';
import { stopProcessTree } from '../host/processTree.ts';
import type { Print } from './suite.ts';
import { parseRecords, recordsFileVariable, type TestRecord } from './testRecord.ts';

/** A suite that takes longer hangs; on a machine that many share, the longest has taken 25 minutes. */
const suiteLimitMs = 60 * 60_000;
const graceMs = 10_000;
const pollMs = 250;
const lastWordsMs = 1000;
let runs = 0;

export interface RunOptions {
  /** Takes the lines that the process prints, which go straight to our own output otherwise. */
  readonly print?: Print | undefined;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a Node 24 script that reports its tests through a file (see testRecord.ts). One that takes too long
 * has a failure more. Throws when it leaves no records, or fails although no test failed.
 */
export async function runCounting(
  name: string,
  script: string,
  args: readonly string[],
  { print, env = {} }: RunOptions = {},
): Promise<TestRecord[]> {
  const folder = join(outDir, 'records');
  runs += 1;
  const file = join(folder, `${name}-${String(process.pid)}-${String(runs)}.json`);
  await mkdir(folder, { recursive: true });
  const child = spawn(process.execPath, [script, ...args], {
    cwd: checkoutDir,
    stdio: print === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, [recordsFileVariable]: file },
  });
  if (print !== undefined) printLines(child, print);
  const closed = once(child, 'close').catch(() => undefined);
  const late = new AbortController();
  const stopLate = (reason: string): void => {
    late.abort(new Error(reason));
    if (child.pid !== undefined) void stopProcessTree(child.pid);
  };
  const limit = setTimeout(stopLate, suiteLimitMs, `it was stopped after ${String(suiteLimitMs / 1000)} s`);
  // Records are written when the last test has ended; after that, the process should soon end by itself.
  let grace: NodeJS.Timeout | undefined;
  const poll = setInterval(() => {
    if (!existsSync(file)) return;
    clearInterval(poll);
    const reason =
      'its tests ended, its process did not: something was left open (a server, a timer, a browser)';
    grace = setTimeout(stopLate, graceMs, reason);
  }, pollMs);
  // All of it at once: Mocha would go on with its next test, and Playwright takes the signal for the browser's alone.
  const stopChild = (): void => {
    stopLate('it was interrupted');
  };
  process.on('SIGINT', stopChild).on('SIGTERM', stopChild);
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (exitCode) => {
        resolve(exitCode ?? 1);
      });
    });
    // A program that it left behind may hold its output open.
    await Promise.race([closed, delay(lastWordsMs)]);
    const records = await readFile(file, 'utf8').then(parseRecords, () => undefined);
    if (late.signal.aborted) return [...(records ?? []), lateRecord(late.signal.reason)];
    if (records === undefined) throw new Error(`it ended with code ${String(code)} before its tests did`);
    if (code !== 0 && !records.some(({ outcome }) => outcome === 'failed')) {
      throw new Error(`it ended with code ${String(code)} although no test failed`);
    }
    return records;
  } finally {
    clearTimeout(limit);
    clearInterval(poll);
    clearTimeout(grace);
    process.off('SIGINT', stopChild).off('SIGTERM', stopChild);
    child.stdout?.destroy();
    child.stderr?.destroy();
    await rm(file, { force: true });
  }
}

/** What it had counted until then still counts. */
function lateRecord(reason: unknown): TestRecord {
  const failure = reason instanceof Error ? reason.message : String(reason);
  return { file: '', title: '', grep: '', outcome: 'failed', failure };
}

function printLines({ stdout, stderr }: ChildProcess, print: Print): void {
  for (const stream of [stdout, stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', print);
  }
}
