/** Getting about a window with the keyboard alone, and saying where the focus is when that fails. */
import type { Frame, Locator, Page } from 'playwright-core';

const mostSteps = 25;

/** Presses `key` until what `selector` finds in the frame has the focus (also inside a custom element). */
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

/** True when the frame's focused element, or one it is inside of, is what `selector` finds; else its name. */
async function focusIn(frame: Frame, selector: string): Promise<true | string> {
  return frame.evaluate((wanted) => {
    const focused = document.hasFocus() ? document.activeElement : null;
    if (focused === null) return 'another frame';
    return focused.closest(wanted) !== null || `${focused.tagName.toLowerCase()}.${focused.className}`;
  }, selector);
}

/** The entry of the context menu of what has the focus: Shift+F10, arrows down to it, Enter. */
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

/** After what a key did has been drawn. */
export async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/**
 * Where the focus is on its way into a webview: after it is there, or half a second. A box that closes gives it back by
 * a message to the webview, and who opens the next one before that has arrived has it closed by that.
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
  // A window that is being reloaded comes back with the focus in none.
  await arrival.catch(() => page.waitForLoadState());
}

/** Chooses from a drop-down list of a page what begins with or contains a text: the first such choice. */
export async function choose(page: Page | Frame, list: string, text: string): Promise<void> {
  const select = page.getByRole('combobox', { name: list, exact: true });
  const value = await select.locator('option').filter({ hasText: text }).first().getAttribute('value');
  await select.selectOption(value);
}

/** Writes into a field of a page, again where VS Code took the focus in that moment and the text went elsewhere. */
export async function fillIn(field: Locator, text: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await field.fill(text);
    if ((await field.inputValue()) === text) return;
  }
  throw new Error(`The field does not take "${text}": it holds "${await field.inputValue()}".`);
}
