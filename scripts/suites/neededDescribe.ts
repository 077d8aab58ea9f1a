import type { Suite } from 'mocha';
import { allOfDescribe, onlyTest } from './testRecord.ts';

const needed = new WeakSet<Suite>();

/** Says that no test of this describe can be run without the others. */
export function needsDescribe(suite: Suite): void {
  needed.add(suite);
}

/** What `--grep` has to be to run a test again, or what a hook that failed belongs to. */
export function grepFor(runnable: Mocha.Runnable): string {
  const { parent } = runnable;
  if (parent === undefined) return onlyTest(runnable.fullTitle());
  if (isHook(runnable)) {
    // A hook of no describe is around each test.
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
