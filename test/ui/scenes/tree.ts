/** The Sockets view: its rows in every state, the tooltip of one and the context menu of one. */
import type { Page } from 'playwright-core';
import { runCommand } from '../../support/host/quickInput.ts';
import { viewPane } from '../../support/host/treeRows.ts';
import type { Scene } from './scene.ts';
import { sidebarSizes } from './sidebars.ts';

export const emptySidebar: Scene = {
  name: 'sidebar-empty',
  sizes: { wide: { width: 1600, height: 900 }, ...sidebarSizes },
  show: async ({ page }) => {
    await runCommand(page, 'View: Show Socket Lab');
    await viewPane(page, 'Sockets').getByRole('button', { name: 'Start TCP Listener' }).waitFor();
  },
};

export const allStates: Scene = {
  name: 'sockets',
  show: async ({ page, world }) => {
    await focusRow(page, `:${world.tcpPort}`);
    await page.keyboard.press('Enter');
  },
};

export const tooltip: Scene = {
  name: 'tooltip',
  isFleeting: true,
  show: async ({ page, world }) => {
    await focusRow(page, `:${world.tcpPort}`);
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.press('ControlOrMeta+i');
    await page.locator('.workbench-hover').getByText('SOCK_STREAM').waitFor();
  },
};

export const contextMenu: Scene = {
  name: 'context-menu',
  isFleeting: true,
  show: async ({ page }) => {
    await focusRow(page, '↓');
    await page.keyboard.press('Shift+F10');
    await page.locator('.monaco-menu .action-label').first().waitFor();
  },
};

async function focusRow(page: Page, text: string): Promise<void> {
  await runCommand(page, 'Socket Lab: Focus on Sockets View');
  await page.keyboard.press('Home');
  const focused = viewPane(page, 'Sockets').locator('.monaco-list-row.focused').filter({ hasText: text });
  for (let step = 0; step < 20 && (await focused.count()) === 0; step += 1) {
    await page.keyboard.press('ArrowDown');
  }
}
