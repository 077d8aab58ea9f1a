import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../../scripts/host/findBrowser.ts';

/** A browser for the traffic page by itself. */
export async function launchPageBrowser(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: await findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', ...flags],
    // The tests drag the scroll bar's thumb.
    ignoreDefaultArgs: ['--hide-scrollbars'],
  });
}
