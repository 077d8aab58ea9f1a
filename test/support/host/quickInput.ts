import type { Locator, Page } from 'playwright-core';

const openAttempts = 3;

/** The box at the window's top that the palette, pick lists and questions share. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget');
}

function entry(page: Page, label: string): Locator {
  const exactly = page.locator('.label-name').getByText(label, { exact: true });
  return quickInput(page).locator('.monaco-list-row').filter({ has: exactly }).first();
}

/** The labels that a pick list offers now, first to last. */
export async function quickPickLabels(page: Page): Promise<string[]> {
  const labels = await quickInput(page).locator('.monaco-list-row .label-name').allInnerTexts();
  return labels.map((label) => label.trim());
}

function shows(what: Locator): Promise<boolean> {
  return what.waitFor({ timeout: 5000 }).then(
    () => true,
    () => false,
  );
}

/** Runs a command as its user does, by keyboard: F1, its whole title with the category, Enter. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = entry(page, title);
  for (let attempt = 1; attempt <= openAttempts; attempt += 1) {
    await page.keyboard.press('F1');
    // A webview that is being moved or loaded swallows keys.
    const opened = await shows(quickInput(page).locator('input[type="text"]'));
    if (!opened) continue;
    await page.keyboard.type(title);
    if (await shows(row)) break;
    // Something else took the focus and the palette closed; or the window does not know the command yet.
    await page.keyboard.press('Escape');
  }
  await pickQuickInput(page, title);
}

/** Chooses the entry with this label, by keyboard: arrows down to it, then Enter. Waits for the entry. */
export async function pickQuickInput(page: Page, label: string): Promise<void> {
  const row = entry(page, label);
  await row.waitFor({ timeout: 10_000 }).catch(async (error: unknown) => {
    const offered = await quickPickLabels(page);
    throw new Error(`The list does not offer "${label}" but: ${offered.join(', ') || 'nothing'}`, {
      cause: error,
    });
  });
  for (let step = 0; step < 20; step += 1) {
    if (((await row.getAttribute('class')) ?? '').split(' ').includes('focused')) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

/** Replaces what the box holds, by keyboard, and accepts it. Waits for the box, and for its title where given. */
export async function answerQuickInput(page: Page, text: string, boxTitle?: string): Promise<void> {
  const box = boxTitle === undefined ? quickInput(page) : quickInput(page).filter({ hasText: boxTitle });
  await box.locator('input[type="text"]').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
