/** Describes whose tests cannot run without each other. */
import type { Suite } from 'mocha';
import { allOfDescribe, onlyTest } from './testRecord.ts';

const needed = new WeakSet<Suite>();

/** Marks a describe whose tests can only be run together. */
export function needsDescribe(suite: Suite): void {
  needed.add(suite);
}

/** The `--grep` to repeat a test, or whatever a failed hook belongs to. */
export function grepFor(runnable: Mocha.Runnable): string {
  const { parent } = runnable;
  if (parent === undefined) return onlyTest(runnable.fullTitle());
  if (isHook(runnable)) {
    // A root hook applies to each test.
    const test = runnable.ctx?.currentTest;
    if (!parent.root) return allOfDescribe(parent.fullTitle());
    return test === undefined ? '' : grepFor(test);
  }
  for (let suite: Suite | undefined = parent; suite !== undefined; suite = suite.parent) {
    if (needed.has(suite)) return allOfDescribe(suite.fullTitle());
  }
  return onlyTest(runnable.fullTitle());
}

export function isHook(runnable: Mocha.Runnable): boolean {
  return Reflect.get(runnable, 'type') === 'hook';
}
