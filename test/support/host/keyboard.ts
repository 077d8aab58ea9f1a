/** Navigates a window by keyboard alone, and reports where the focus is if that fails. */
import type { Frame, Locator, Page } from 'playwright-core';

const mostSteps = 25;

/** Presses `key` until the element of `selector` in the frame has the focus (also inside a custom element). */
export async function tabTo(page: Page, frame: Frame, selector: string, key = 'Tab'): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < mostSteps; step += 1) {
    const focused = await focusIn(frame, selector);
    if (focused === true) return;
    seen.push(focused);
    await page.keyboard.press(key);
    await nextFrame(page);
  }
  throw new Error(`${key} does not reach ${selector}; the focus was on: ${seen.join(', ')}`);
}

/** True if the frame's focused element, or an ancestor, matches `selector`; otherwise its name. */
async function focusIn(frame: Frame, selector: string): Promise<true | string> {
  return frame.evaluate((wanted) => {
    const focused = document.hasFocus() ? document.activeElement : null;
    if (focused === null) return 'another frame';
    return focused.closest(wanted) !== null || `${focused.tagName.toLowerCase()}.${focused.className}`;
  }, selector);
}

/** Chooses an entry of the focused element's context menu: Shift+F10, arrows down to it, Enter. */
export async function pickFromContextMenu(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Shift+F10');
  const items = page.locator('.monaco-menu .action-item:not(.disabled) .action-label:not(.separator)');
  const focused = page.locator('.monaco-menu .action-item.focused .action-label');
  await items.first().waitFor();
  for (let step = 0; step < mostSteps; step += 1) {
    await page.keyboard.press('ArrowDown');
    if ((await focused.allInnerTexts()).map((text) => text.trim()).includes(label)) {
      await page.keyboard.press('Enter');
      return;
    }
  }
  const offered = await items.allInnerTexts();
  throw new Error(`The menu does not offer "${label}" but: ${offered.join(', ')}`);
}

/** Resolves after the effect of a key has been rendered. */
export async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/**
 * Waits until the focus has arrived in a webview, or half a second. A closing quick input returns the focus by a message
 * to the webview, and the next one opened before that has arrived would be closed by it.
 */
export async function focusArrives(page: Page): Promise<void> {
  const arrival = page.evaluate(async (patienceMs) => {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLIFrameElement) || performance.now() > deadline) return;
      if (focused.contentDocument?.activeElement?.id === 'active-frame') return;
      await new Promise(requestAnimationFrame);
    }
  }, 500);
  // A reloading window comes back without focus.
  await arrival.catch(() => page.waitForLoadState());
}

/** Chooses the first option that contains a text from a drop-down list of a page, or from the menu of a low composer. */
export async function choose(page: Page | Frame, list: string, text: string): Promise<void> {
  const select = page.getByRole('combobox', { name: list, exact: true });
  await page.locator('.composer .composer-more').waitFor();
  if (!(await select.isVisible())) {
    await chooseMore(page, text);
    return;
  }
  const value = await select.locator('option').filter({ hasText: text }).first().getAttribute('value');
  await select.selectOption(value);
}

/** Chooses an entry of the composer's menu. */
export async function chooseMore(page: Page | Frame, entry: string): Promise<void> {
  await page.locator('.composer').getByRole('button', { name: 'More' }).click();
  await page.locator('.menu:not([hidden])').getByText(entry, { exact: true }).click();
}

/** Shows the filter box, which a narrow page has only when it is asked for. */
export async function showFilter(page: Page | Frame): Promise<void> {
  if (!(await page.getByRole('combobox', { name: 'Filter by text' }).isVisible()))
    await page.getByRole('grid', { name: 'Traffic' }).press('Control+/');
}

/** Writes into a field of a page, again where VS Code took the focus in that moment and the text went elsewhere. */
export async function fillIn(field: Locator, text: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await field.fill(text);
    if ((await field.inputValue()) === text) return;
  }
  throw new Error(`The field does not take "${text}": it holds "${await field.inputValue()}".`);
}
