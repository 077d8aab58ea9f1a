import type { Page } from 'playwright-core';

/** Two pictures in a row that are the same: whatever slides or fades has arrived. */
export async function settled(page: Page): Promise<void> {
  let before: Buffer = Buffer.alloc(0);
  for (let look = 0; look < 10; look += 1) {
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (now.equals(before)) return;
    before = now;
  }
}
