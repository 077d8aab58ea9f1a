import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { focusArrives, nextFrame } from './keyboard.ts';

/** Time limits of attempts: many are short, as most obstacles are brief. */
const attemptsMs = [1000, 1500, 2000, 3000, 5000, 10_000, 15_000];

/** VS Code's quick input, shared by the palette, pick lists and input boxes. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget');
}

function entry(page: Page, label: string): Locator {
  const exactly = page.locator('.label-name').getByText(label, { exact: true });
  return quickInput(page).locator('.monaco-list-row').filter({ has: exactly }).first();
}

/** The labels of the current pick list, in order. */
export async function quickPickLabels(page: Page): Promise<string[]> {
  const labels = await quickInput(page).locator('.monaco-list-row .label-name').allInnerTexts();
  return labels.map((label) => label.trim());
}

/** Whether it is shown before the time is over and before `unless` disappears. */
function shows(what: Locator, timeout: number, unless?: Locator): Promise<boolean> {
  const shown = what.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
  if (unless === undefined) return shown;
  const gone = unless.waitFor({ state: 'hidden', timeout }).then(
    () => false,
    () => shown,
  );
  return Promise.race([shown, gone]);
}

/**
 * Runs a command by keyboard: F1, its full title with the category, Enter. The title is inserted at once, as by an input
 * method, because the palette rerenders its list for every key, a second per title.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = entry(page, title);
  const box = quickInput(page).locator('input[type="text"]');
  const seen: string[] = [];
  for (const limitMs of attemptsMs) {
    await focusArrives(page);
    await page.keyboard.press('F1');
    // A webview that is being moved or loaded loses keys.
    if (!(await shows(box, limitMs))) {
      seen.push('no box');
      continue;
    }
    await page.keyboard.insertText(title);
    // Something else may take the focus and close the palette; or the command is not registered yet.
    if ((await shows(row, limitMs, box)) && (await focuses(page, row))) {
      await page.keyboard.press('Enter');
      return;
    }
    seen.push((await box.isVisible()) ? await offered(page) : 'closed');
    await page.keyboard.press('Escape');
  }
  throw new Error(`The palette does not offer "${title}" but: ${seen.join('; ')}`);
}

/** Moves down to an entry; false: the list has closed meanwhile. */
async function focuses(page: Page, row: Locator): Promise<boolean> {
  for (let step = 0; step < 20; step += 1) {
    const classes = await row.getAttribute('class', { timeout: 2000 }).catch(() => undefined);
    if (classes === undefined) return false;
    if (classes?.split(' ').includes('focused') === true) return true;
    await page.keyboard.press('ArrowDown');
  }
  return false;
}

async function offered(page: Page): Promise<string> {
  return (await quickPickLabels(page)).join(', ') || 'nothing';
}

/** Chooses the entry with this label by keyboard: arrows down to it, then Enter. Waits for the entry. */
export async function pickQuickInput(page: Page, label: string): Promise<void> {
  const row = entry(page, label);
  await row.waitFor({ timeout: 10_000 }).catch(async (error: unknown) => {
    throw new Error(`The list does not offer "${label}" but: ${await offered(page)}`, { cause: error });
  });
  if (!(await focuses(page, row))) throw new Error(`The list with "${label}" has closed.`);
  await page.keyboard.press('Enter');
}

/** Replaces the text of the input box by keyboard, and accepts it. Waits for the box, and for its title if given. */
export async function answerQuickInput(page: Page, text: string, boxTitle?: string): Promise<void> {
  if (!(await fillQuickInput(page, text, boxTitle))) throw new Error(`The box for "${text}" has closed.`);
  await page.keyboard.press('Enter');
}

/**
 * Runs a command and answers its first question, like `runCommand` and `answerQuickInput`. Repeated if the question
 * closes: VS Code returns the focus to a webview, in another process, so late that it may be taken from the box.
 */
export function runAndAnswer(page: Page, command: string, text: string, boxTitle?: string): Promise<void> {
  return runAndAccept(page, command, () => fillQuickInput(page, text, boxTitle));
}

/** Runs a command and chooses from its list by keyboard; repeated like `runAndAnswer`. */
export function runAndPick(page: Page, command: string, label: string, listTitle: string): Promise<void> {
  const box = quickInput(page).filter({ has: page.locator('.quick-input-title').getByText(listTitle) });
  return runAndAccept(page, command, async () => {
    if (!(await shows(box.locator('.monaco-list-row').first(), 10_000))) return false;
    await page.keyboard.insertText(label);
    const row = entry(page, label);
    return (await shows(row, 10_000, box)) && focuses(page, row);
  });
}

/** `answer` fills in the question; it returns false when that has closed. */
async function runAndAccept(page: Page, command: string, answer: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await runCommand(page, command);
    if (!(await answer())) continue;
    await page.keyboard.press('Enter');
    return;
  }
  throw new Error(`The question of "${command}" closes each time.`);
}

/** Enters the name of a new file in the file dialog of a remote window. */
export async function nameNewFile(page: Page, path: string): Promise<void> {
  assert.ok(await fillQuickInput(page, path), 'the dialog has closed');
  const box = quickInput(page);
  for (let attempt = 0; attempt < 4; attempt += 1) {
    // Until the dialog has processed the text, Enter opens the folder selected in its list.
    await box.locator('.monaco-list-row.focused').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    // An Enter before it has read the typed folder only opens that folder, and the next one accepts
    // (`SimpleFileDialog.onDidAccept`: the result of `tryUpdateItems`); nothing visible shows when it has.
    const isGone = await box.waitFor({ state: 'hidden', timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (isGone) return;
  }
  throw new Error(`The dialog does not take ${path}.`);
}

/** Fills the box; false: it has closed. */
async function fillQuickInput(page: Page, text: string, boxTitle?: string): Promise<boolean> {
  const box = boxTitle === undefined ? quickInput(page) : quickInput(page).filter({ hasText: boxTitle });
  const input = box.locator('input[type="text"]');
  if (!(await shows(input, 10_000))) return false;
  // The palette that opened the box may still be closing: it takes the keys, and the box disappears for a moment.
  let goneTurns = 0;
  for (let turn = 0; turn < 100 && goneTurns < 30; turn += 1) {
    const held = await heldBy(input);
    goneTurns = held === undefined ? goneTurns + 1 : 0;
    // Elsewhere Ctrl+A would select a whole page.
    if (held?.isFocused === true && !held.text.startsWith('>')) {
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
      if ((await heldBy(input))?.text === text) return true;
    }
    await nextFrame(page);
  }
  const left = await heldBy(input);
  if (left === undefined) return false;
  throw new Error(`The box does not take "${text}": it holds "${left.text}".`);
}

/** The contents of a visible box; undefined: none is visible. */
async function heldBy(input: Locator): Promise<{ isFocused: boolean; text: string } | undefined> {
  const [seen] = await input.evaluateAll((nodes) =>
    nodes
      .filter((node): node is HTMLInputElement => node instanceof HTMLInputElement && node.checkVisibility())
      .map((node) => ({ isFocused: node === document.activeElement, text: node.value })),
  );
  return seen;
}
