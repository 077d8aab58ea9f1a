import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { failureFolder } from '../../scripts/suites/failureFolder.ts';
import type { OpenWindow } from './openWindows.ts';

/**
 * Saves a failed test's screenshot, a short text of it, and VS Code's logs, under the test's full title. Never throws, as
 * the failure itself matters most.
 */
export async function keepFailure(title: string, windows: Iterable<OpenWindow>): Promise<void> {
  const folder = failureFolder(title);
  let number = 0;
  for (const { page, logsDir, said } of windows) {
    number += 1;
    await keepScreen(folder, page, number);
    const logs = join(folder, `logs${number === 1 ? '' : `-${String(number)}`}`);
    await cp(logsDir, logs, { recursive: true })
      .then(() => writeFile(join(logs, 'console.log'), `${said.join('\n')}\n`))
      .catch((error: unknown) => {
        console.log(`      no logs of VS Code: ${String(error)}`);
      });
  }
}

/** Saves a screenshot of a page; `number` distinguishes several of one test. */
export async function keepScreen(folder: string, page: Page, number = 1): Promise<void> {
  if (page.isClosed()) return;
  const file = join(folder, `screen${number === 1 ? '' : `-${String(number)}`}.png`);
  try {
    await mkdir(folder, { recursive: true });
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
