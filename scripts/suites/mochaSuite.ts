import { join } from 'node:path';
import { checkoutDir } from '../host/checkout.ts';
import { runCounting } from './runCounting.ts';
import type { Need, Suite } from './suite.ts';
import { testFiles } from './testFiles.ts';

export interface MochaSuiteOptions {
  readonly needs?: readonly Need[];
  /** For one test; Mocha's own default is 2 s. */
  readonly timeoutMs?: number;
  /** Files that belong to another suite. */
  readonly without?: readonly string[];
}

/** A suite of plain Mocha tests: all `test/<name>/**\/*.test.ts`, in one process. */
export function mochaSuite(name: string, options: MochaSuiteOptions = {}): Suite {
  const mocha = join(checkoutDir, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const reporter = join(import.meta.dirname, 'countingReporter.ts');
  return {
    name,
    needs: options.needs ?? [],
    run(args) {
      const excluded = options.without ?? [];
      const files = testFiles(name).filter((file) => !excluded.includes(file));
      if (files.length === 0) throw new Error(`test/${name} holds no tests`);
      const timeout = options.timeoutMs === undefined ? [] : ['--timeout', String(options.timeoutMs)];
      const forbidOnly = process.env['CI'] === undefined ? [] : ['--forbid-only'];
      return runCounting(name, mocha, ['--reporter', reporter, ...timeout, ...forbidOnly, ...args, ...files]);
    },
  };
}
