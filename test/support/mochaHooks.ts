/** Mocha loads this before any test file. */
import { holdBrowser } from './host/sharedBrowser.ts';
import { keepFailure } from './keepFailure.ts';
import { openWindows } from './openWindows.ts';

let release: (() => Promise<void>) | undefined;

export const mochaHooks = {
  /** Windows follow upon each other: the browser stays for all of them. */
  beforeAll(): void {
    release = holdBrowser();
  },
  async afterEach(this: Mocha.Context): Promise<void> {
    const test = this.currentTest;
    if (test?.state === 'failed') await keepFailure(test.fullTitle(), openWindows);
  },
  async afterAll(): Promise<void> {
    await release?.();
  },
};
