import type { Page } from 'playwright-core';

/** Waits until two consecutive screenshots are equal, so that animations have ended. */
export async function settled(page: Page): Promise<void> {
  let before: Buffer = Buffer.alloc(0);
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (now.equals(before)) return;
    before = now;
  }
}
