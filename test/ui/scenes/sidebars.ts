/** The sidebar from narrow and low to wide and high, and as it is at 200 %: there a window has half as many pixels. */
import type { Frame } from 'playwright-core';
import { choose, showFilter } from '../../support/host/keyboard.ts';
import { runCommand } from '../../support/host/quickInput.ts';
import { treeRow, treeRowWith, viewPane } from '../../support/host/treeRows.ts';
import { webviewFrame } from '../../support/host/webviewFrame.ts';
import type { Scene, Size, Stage } from './scene.ts';

export const sidebarSizes: Readonly<Record<string, Size>> = {
  '300x900': { width: 760, height: 900, sidebar: 300 },
  '240x600': { width: 700, height: 600, sidebar: 240 },
  '420x1200': { width: 880, height: 1200, sidebar: 420 },
  zoomed: { width: 800, height: 450, sidebar: 300 },
};

const sizes = sidebarSizes;

async function allTraffic({ page }: Stage): Promise<Frame> {
  const all = viewPane(page, 'Traffic').getByRole('button', { name: 'Show All Traffic' });
  // It is there only while something else is shown.
  if (await all.isVisible()) await all.click();
  const traffic = await webviewFrame(page, 'Traffic');
  await traffic.locator('.rows .row:not([hidden])').first().waitFor();
  return traffic;
}

async function emptyFilter({ page }: Stage): Promise<void> {
  const traffic = await webviewFrame(page, 'Traffic');
  await traffic.locator('.filter-input').fill('');
  await page.keyboard.press('Escape');
}

export const sidebarScenes: readonly Scene[] = [
  {
    name: 'sidebar-traffic',
    sizes,
    show: async (stage) => (await allTraffic(stage)).getByRole('grid', { name: 'Traffic' }).press('End'),
  },
  {
    name: 'sidebar-opened',
    sizes,
    show: async (stage) => {
      const traffic = await allTraffic(stage);
      await traffic.getByRole('grid', { name: 'Traffic' }).press('End');
      // A click by mouse would scroll first, and the row's element would show another row.
      await traffic
        .getByRole('row')
        .filter({ hasText: 'hello, are you there' })
        .last()
        .dispatchEvent('click');
      await traffic.getByRole('tab', { name: 'Hex' }).click();
      await traffic.locator('.hex-byte', { hasText: '68' }).first().waitFor();
    },
  },
  {
    name: 'sidebar-composer-problem',
    sizes,
    show: async (stage) => {
      const traffic = await allTraffic(stage);
      await choose(traffic, 'Format', 'Payload');
      await traffic.getByLabel('Bytes to send').fill('"ping" u9(1)');
      await traffic.locator('.draft-preview.problem').waitFor();
    },
    hide: async ({ page }) => {
      const traffic = await webviewFrame(page, 'Traffic');
      await traffic.getByLabel('Bytes to send').fill('');
      await choose(traffic, 'Format', 'Text');
    },
  },
  {
    name: 'sidebar-filter-problem',
    sizes,
    show: async (stage) => {
      const traffic = await allTraffic(stage);
      await showFilter(traffic);
      await traffic.locator('.filter-input').fill('len>many');
      await traffic.locator('.filter-problem').waitFor();
    },
    hide: emptyFilter,
  },
  {
    name: 'sidebar-find',
    sizes,
    show: async (stage) => {
      const traffic = await allTraffic(stage);
      await traffic.locator('.grid').press('Control+f');
      await traffic.getByRole('textbox', { name: 'Find in the list' }).fill('hello');
      await traffic.locator('.find-words').getByText(/ of /).waitFor();
    },
    hide: async ({ page }) =>
      (await webviewFrame(page, 'Traffic')).getByRole('button', { name: 'Close Find' }).click(),
  },
  {
    name: 'sidebar-relay',
    sizes,
    show: async ({ page }) => {
      await runCommand(page, 'Socket Lab: Focus on Sockets View');
      await page.keyboard.press('End');
      await treeRowWith(page, 'held').click();
      await treeRow(page, 'hold up').waitFor();
    },
  },
  {
    name: 'sidebar-experiments',
    sizes,
    show: async ({ page }) => {
      await runCommand(page, 'Socket Lab: Focus on Experiments View');
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowRight');
    },
    hide: async ({ page }) => {
      await runCommand(page, 'Socket Lab: Focus on Experiments View');
      await page.keyboard.press('Home');
    },
  },
];
