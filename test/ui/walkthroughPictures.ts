/** The pictures of the walkthrough: what each of its examples shows once it has run, cut to what matters. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { checkoutDir } from '../../scripts/host/checkout.ts';
import { exampleTitle } from '../../src/app/experiments/exampleNames.ts';
import { openWorkbench } from '../support/host/openWorkbench.ts';
import { runAndPick, runCommand } from '../support/host/quickInput.ts';
import { setSidebarWidth } from '../support/host/sidebarWidth.ts';
import { settled } from '../support/host/settled.ts';
import { viewPane } from '../support/host/treeRows.ts';
import { themeNames } from '../support/host/useTheme.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';

const folder = join(checkoutDir, 'media', 'walkthrough');
/** About what a walkthrough shows without making it smaller. */
const viewport = { width: 748, height: 860 };
const settings = {
  'remote.autoForwardPorts': false,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.fontSize': 12,
  // Its arrows are drawn as large as its letters.
  'editor.fontFamily': "'DejaVu Sans Mono', monospace",
  'editor.scrollBeyondLastLine': false,
};

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Picture {
  /** Of the step, and of the file. */
  readonly step: string;
  readonly example: string;
  /** The lens of the test to run: its place among those that run one test. */
  readonly test: number;
  /** Brings up what the step speaks of, and answers where it is. */
  readonly show: (page: Page) => Promise<Box>;
}

const pictures: readonly Picture[] = [
  { step: 'server', example: 'L01-first-server', test: 0, show: editor },
  { step: 'stream', example: 'L10-no-boundaries', test: 0, show: rows('accept', 'close') },
  {
    step: 'datagrams',
    example: 'L02-datagrams',
    test: 0,
    show: rows('Hello from alice', 'I am the UDP server'),
  },
  { step: 'end', example: 'L09-the-calls', test: 0, show: rows('request', 'peer ended its side') },
  { step: 'clients', example: 'L06-many-clients', test: 0, show: sockets },
];

export async function takeWalkthroughPictures(): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const theme of ['dark', 'light'] as const) {
    const workbench = await openWorkbench({
      settings: { ...settings, 'workbench.colorTheme': themeNames[theme].name },
      viewport,
      // VS Code takes each pixel of a walkthrough's picture for two thirds of one.
      pixelRatio: 1.5,
    });
    try {
      await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
      for (const picture of pictures) await take(workbench.page, picture, theme);
    } finally {
      await workbench.close();
    }
  }
}

async function take(page: Page, { step, example, test, show }: Picture, theme: string): Promise<void> {
  const text = await readFile(join(checkoutDir, 'media', 'examples', `${example}.sockets`), 'utf8');
  await runAndPick(page, 'Socket Lab: Open Example', exampleTitle(text), 'Open Example');
  await page.locator(`.tab.active[data-resource-name="${example.slice('L01-'.length)}.sockets"]`).waitFor();
  const lenses = page.locator('.editor-instance .codelens-decoration');
  await lenses
    .locator('a')
    .filter({ hasText: /^▶ Run$/ })
    .nth(test)
    .click();
  await lenses.filter({ hasText: '✓ Passed in' }).first().waitFor();
  const clip = await show(page);
  await page.mouse.move(viewport.width - 1, viewport.height - 1);
  const path = join(folder, `${step}-${theme}.png`);
  await page.screenshot({ path, clip, animations: 'disabled', caret: 'hide' });
  // The next one shows its own traffic only.
  await runCommand(page, 'Socket Lab: Clear Captured Traffic');
}

async function closeSidebar(page: Page): Promise<void> {
  const sidebar = page.locator('.part.sidebar');
  if (await sidebar.isVisible()) await runCommand(page, 'View: Close Primary Side Bar');
  await sidebar.waitFor({ state: 'hidden' });
}

async function editor(page: Page): Promise<Box> {
  await closeSidebar(page);
  const place = await page.locator('.editor-instance').boundingBox();
  // From the lens of the statements, which begin below a comment.
  const first = await page
    .locator('.editor-instance .codelens-decoration', { hasText: 'Run' })
    .first()
    .boundingBox();
  const last = await page.locator('.editor-instance .view-line').last().boundingBox();
  if (place === null || first === null || last === null) throw new Error('There is no editor.');
  return { x: place.x, y: first.y, width: 540, height: last.y + last.height - first.y };
}

/** The inspector's list, from the first row with a text to the last with another. */
function rows(from: string, to: string): Picture['show'] {
  return async (page) => {
    await closeSidebar(page);
    await runCommand(page, 'Socket Lab: Open Traffic Inspector');
    const frame = await webviewFrame(page, 'All Traffic');
    await frame.getByRole('row').filter({ hasText: 'close' }).last().waitFor();
    await settled(page);
    // The list draws its rows in any order.
    const boxesOf = async (text: string): Promise<Box[]> => {
      const found = await frame.getByRole('row').filter({ hasText: text }).all();
      const boxes = await Promise.all(found.map((row) => row.boundingBox()));
      return boxes.filter((box) => box !== null);
    };
    const top = Math.min(...(await boxesOf(from)).map(({ y }) => y));
    const bottoms = (await boxesOf(to)).map(({ y, height }) => y + height);
    const list = await frame.getByRole('grid').boundingBox();
    if (list === null) throw new Error('There is no list.');
    // Without the numbers and the times, and without the ring around what has the focus.
    const left = 140;
    return { x: list.x + left, y: top, width: list.width - left - 20, height: Math.max(...bottoms) - top };
  };
}

/** The sockets of the latest run, which is the first row, with all of its rows unfolded. */
async function sockets(page: Page): Promise<Box> {
  await runCommand(page, 'Socket Lab: Focus on Sockets View');
  const rows = viewPane(page, 'Sockets').locator('.monaco-list-row');
  await rows.first().waitFor();
  await setSidebarWidth(page, 440);
  await page.keyboard.press('Home');
  const ofOthers = rows.and(page.locator('[aria-level="1"]:not([data-index="0"])'));
  for (let folded = await foldedRow(page); folded !== undefined; folded = await foldedRow(page)) {
    await folded.click();
    await page.keyboard.press('ArrowRight');
    await settled(page);
  }
  // No row is to stand out.
  await runCommand(page, 'View: Focus First Editor Group');
  await page.keyboard.press('Escape');
  const first = await rows.first().boundingBox();
  const end = (await ofOthers.count()) > 0 ? await ofOthers.first().boundingBox() : undefined;
  const last = await rows.last().boundingBox();
  if (first === null || last === null || end === null) throw new Error('There are no rows.');
  const bottom = end === undefined ? last.y + last.height : end.y;
  return { ...first, height: bottom - first.y };
}

/** The first folded row above those of other runs. */
async function foldedRow(page: Page): Promise<Locator | undefined> {
  const rows = await viewPane(page, 'Sockets').locator('.monaco-list-row').all();
  for (const [index, row] of rows.entries()) {
    if (index > 0 && (await row.getAttribute('aria-level')) === '1') return undefined;
    if ((await row.getAttribute('aria-expanded')) === 'false') return row;
  }
  return undefined;
}
