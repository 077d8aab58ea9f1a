import type { Locator } from 'playwright-core';

/**
 * What a hover says, once `show` has made it appear. Asked for again where it is gone before it was read: a tree row
 * that is drawn anew in that moment drops its hover.
 */
export async function hoverText(hover: Locator, show: () => Promise<unknown>): Promise<string> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await show();
    await hover
      .first()
      .waitFor({ timeout: 3000 })
      .catch(() => undefined);
    const [text] = await hover.allInnerTexts();
    if (text !== undefined && text !== '') return text;
  }
  throw new Error('No such hover stays long enough to be read.');
}
