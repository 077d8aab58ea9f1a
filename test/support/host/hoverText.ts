import type { Locator } from 'playwright-core';

/**
 * The text of a hover that `show` makes appear. Repeated if the hover disappears before it is read, as a tree row that
 * is rerendered drops its hover.
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
