/** Mocha loads this before any test file. */
import { failureShot } from './failureShot.ts';
import { openPages } from './openPages.ts';

export const mochaHooks = {
  async afterEach(this: Mocha.Context): Promise<void> {
    for (const page of openPages) await failureShot(page, this.currentTest);
  },
};
