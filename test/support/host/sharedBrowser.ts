import type { Browser } from 'playwright-core';

let holders = 0;
let running: Promise<Browser> | undefined;

/** Keeps the shared browser, once there is one, until the function that it returns is called. */
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
    // One that could not start has nothing to close.
    const browser = await ending.catch(() => undefined);
    await browser?.close();
  };
}

/** The warm browser of all windows that need no flags of their own; a new one where it has crashed. Hold it first. */
export async function sharedBrowser(): Promise<Browser> {
  const before = running;
  const browser = await before?.catch(() => undefined);
  if (browser?.isConnected() === true) return browser;
  if (running === undefined || running === before) running = launch();
  return running;
}

/** Playwright is loaded for who opens a window only: Mocha's hooks hold the browser in every suite. */
async function launch(): Promise<Browser> {
  const { warmBrowser } = await import('../../../scripts/host/warmBrowser.ts');
  return warmBrowser();
}
