import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { outDir } from '../../scripts/host/checkout.ts';

const shots = join(outDir, 'failures');

/** What a test that failed left on the screen: as a picture, and as the few words that say most of it. */
export async function failureShot(page: Page, test: Mocha.Test | undefined): Promise<void> {
  if (test?.state !== 'failed' || page.isClosed()) return;
  const file = join(
    shots,
    `${test
      .fullTitle()
      .replaceAll(/[^\w]+/g, '-')
      .slice(0, 120)}.png`,
  );
  try {
    await mkdir(shots, { recursive: true });
    await page.screenshot({ path: file, animations: 'disabled', timeout: 10_000 });
    const words = await page.evaluate(() => {
      const texts = (selector: string): string[] =>
        [...document.querySelectorAll<HTMLElement>(selector)]
          .filter((node) => node.checkVisibility())
          .map((node) => node.innerText.replaceAll(/\s+/g, ' ').slice(0, 200));
      const focused = document.activeElement;
      return {
        focus: `${focused?.tagName.toLowerCase() ?? 'nothing'}.${focused?.className ?? ''}`,
        tabs: texts('.tabs-container .tab'),
        quickInput: texts('.quick-input-widget'),
        menus: texts('.context-view .monaco-menu'),
        messages: texts('.notification-toast'),
      };
    });
    console.log(`      the screen: ${file}\n      ${JSON.stringify(words)}`);
  } catch (error) {
    console.log(`      no picture of the screen: ${String(error)}`);
  }
}
