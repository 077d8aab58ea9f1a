/** Mocha loads this before any test file. */
import { failureShot } from './failureShot.ts';
import { holdBrowser } from './host/sharedBrowser.ts';
import { openPages } from './openPages.ts';

let release: (() => Promise<void>) | undefined;

export const mochaHooks = {
  /** Windows follow upon each other: the browser stays for all of them. */
  beforeAll(): void {
    release = holdBrowser();
  },
  async afterAll(): Promise<void> {
    await release?.();
  },
  async afterEach(this: Mocha.Context): Promise<void> {
    for (const page of openPages) await failureShot(page, this.currentTest);
  },
};
