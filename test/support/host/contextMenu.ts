import type { Locator, Page } from 'playwright-core';
import { nextFrame } from './keyboard.ts';

/** Opens the context menu of a row. */
export async function contextMenu(row: Locator): Promise<void> {
  await row.click({ button: 'right' });
  await row.page().locator('.context-view .monaco-menu').first().waitFor();
}

/**
 * Chooses an entry of the innermost open menu, or opens the submenu of this name. By keys, with the pointer on it: a
 * menu ignores clicks just after it has opened, and a pointer elsewhere takes the focus back.
 */
export async function pickMenuItem(page: Page, label: string): Promise<void> {
  const menu = page.locator('.monaco-menu').last();
  const item = menu
    .locator('.action-item')
    .filter({ has: page.getByText(label, { exact: true }) })
    .first();
  const isFocused = async () => ((await item.getAttribute('class')) ?? '').split(' ').includes('focused');
  await item.hover();
  await nextFrame(page);
  for (let step = 0; step < 30 && !(await isFocused()); step += 1) await page.keyboard.press('ArrowDown');
  if (!(await isFocused())) throw new Error(`The menu's entry "${label}" does not get the focus.`);
  const isSubmenu = (await item.locator('.submenu-indicator').count()) > 0;
  await page.keyboard.press('Enter');
  if (isSubmenu) await page.locator('.monaco-submenu').first().waitFor();
  else await page.locator('.monaco-menu').first().waitFor({ state: 'hidden' });
}
