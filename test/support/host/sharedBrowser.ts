/** The browser shared by all windows of a test run. */
import type { Browser } from 'playwright-core';

let holders = 0;
let running: Promise<Browser> | undefined;

/** Keeps the shared browser, once started, until the returned function is called. */
export function holdBrowser(): () => Promise<void> {
  holders += 1;
  let isHeld = true;
  return async () => {
    if (!isHeld) return;
    isHeld = false;
    holders -= 1;
    if (holders > 0 || running === undefined) return;
    const ending = running;
    running = undefined;
    // If it could not start, there is nothing to close.
    const browser = await ending.catch(() => undefined);
    await browser?.close();
  };
}

/** The warm browser for windows that need no special flags; a new one after a crash. To be held first. */
export async function sharedBrowser(): Promise<Browser> {
  const before = running;
  const browser = await before?.catch(() => undefined);
  if (browser?.isConnected() === true) return browser;
  if (running === undefined || running === before) running = launch();
  return running;
}

/** Loads Playwright only when a window is opened, as Mocha's hooks hold the browser in every suite. */
async function launch(): Promise<Browser> {
  const { warmBrowser } = await import('../../../scripts/host/warmBrowser.ts');
  return warmBrowser();
}
