/** Defines suites of plain Mocha tests. */
import { join } from 'node:path';
import { checkoutDir } from '../host/checkout.ts';
import { runCounting } from './runCounting.ts';
import type { Job, Need, Print, Suite } from './suite.ts';
import { testFiles } from './testFiles.ts';
import type { TestRecord } from './testRecord.ts';

export interface MochaSuiteOptions {
  /** Approximate duration, if it has no parts. */
  readonly seconds?: number;
  readonly needs?: readonly Need[];
  /**
   * Per test; by default that of package.json. Only a test that never ends takes this long, even on a shared machine.
   * Time limits cannot test speed; tests compare durations instead (`test/support/growth.ts`).
   */
  readonly timeoutMs?: number;
  /** Beginnings of the paths of files that belong to other suites. */
  readonly without?: readonly string[];
  /** The processes among which its files are divided; a single one by default. */
  readonly parts?: readonly Part[];
  /** Whether failed tests are repeated once. */
  readonly runsAgain?: boolean;
}

/** A file belongs to the first part that accepts it. */
export interface Part extends Pick<Job, 'alone' | 'part' | 'seconds'> {
  readonly takes: (file: string, index: number) => boolean;
}

/** A suite of plain Mocha tests: all `test/<name>/**\/*.test.ts`. */
export function mochaSuite(name: string, options: MochaSuiteOptions = {}): Suite {
  const run = mochaRun(name, options.timeoutMs);
  const whole: Part = { seconds: options.seconds ?? 0, takes: () => true };
  const jobOf = (part: Part, index: number, parts: readonly Part[]): Job => {
    const isItsOwn = (file: string, place: number): boolean =>
      parts.findIndex((one) => one.takes(file, place)) === index;
    return Object.assign(
      {
        run: (args, print) => run(args, filesOf(name, options.without).filter(isItsOwn), print),
      } satisfies Pick<Job, 'run'>,
      part,
    );
  };
  return {
    name,
    needs: options.needs ?? [],
    jobs: (options.parts ?? [whole]).map(jobOf),
    ...(options.runsAgain === true
      ? { runAgain: ({ file, grep }) => run(['--grep', grep], [file], undefined) }
      : {}),
  };
}

type MochaRun = (
  args: readonly string[],
  files: readonly string[],
  print: Print | undefined,
) => Promise<TestRecord[]>;

function mochaRun(name: string, timeoutMs: number | undefined): MochaRun {
  const mocha = join(checkoutDir, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const reporter = join(import.meta.dirname, 'countingReporter.ts');
  const timeout = timeoutMs === undefined ? [] : ['--timeout', String(timeoutMs)];
  const forbidOnly = process.env['CI'] === undefined ? [] : ['--forbid-only'];
  return async (args, files, print) => {
    const all = ['--reporter', reporter, ...timeout, ...forbidOnly, ...args, ...files];
    return runCounting(name, mocha, all, { print });
  };
}

function filesOf(name: string, without: readonly string[] = []): string[] {
  const files = testFiles(name).filter((file) => !without.some((start) => file.startsWith(start)));
  if (files.length === 0) throw new Error(`test/${name} holds no tests`);
  return files;
}
