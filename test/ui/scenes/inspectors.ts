/** The traffic inspector in its states: as wide as a window, and 320 px narrow with nothing beside it. */
import type { Frame } from 'playwright-core';
import { contextMenu } from '../../support/host/contextMenu.ts';
import { runCommand } from '../../support/host/quickInput.ts';
import { webviewFrame } from '../../support/host/webviewFrame.ts';
import type { Scene, Stage } from './scene.ts';

/** The activity bar takes 48 px of it, borders the rest. */
const sizes = { wide: { width: 1600, height: 900 }, narrow: { width: 372, height: 900 } } as const;
const title = 'All Traffic';

/** The inspector alone in the window. */
async function alone({ page }: Stage): Promise<Frame> {
  await runCommand(page, 'View: Close All Editors');
  await runCommand(page, 'Socket Lab: Open Traffic Inspector');
  await runCommand(page, 'View: Close Primary Side Bar').catch(() => undefined);
  const frame = await webviewFrame(page, title);
  await frame.locator('.rows .row:not([hidden])').first().waitFor();
  return frame;
}

const hide: Scene['hide'] = async ({ page }) => {
  const frame = await webviewFrame(page, title);
  await frame.locator('.filter-input').fill('');
  await runCommand(page, 'View: Close All Editors');
  await runCommand(page, 'View: Show Socket Lab');
};

const list: Scene = {
  name: 'inspector-list',
  sizes,
  hide,
  show: async (stage) => {
    const frame = await alone(stage);
    await frame.locator('.grid').press('End');
  },
};

const selection: Scene = {
  name: 'inspector-selection',
  sizes,
  hide,
  show: async (stage) => {
    const frame = await alone(stage);
    const grid = frame.locator('.grid');
    for (const key of ['End', 'ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowUp'])
      await grid.press(key);
  },
};

const menu: Scene = {
  name: 'inspector-menu',
  sizes,
  hide,
  isFleeting: true,
  show: async (stage) => {
    const frame = await alone(stage);
    await contextMenu(frame.locator('.rows .row:not([hidden])').filter({ hasText: 'recv' }).last());
  },
};

const look: Scene = {
  name: 'inspector-columns',
  sizes,
  hide,
  show: async (stage) => {
    const frame = await alone(stage);
    await frame.getByRole('button', { name: 'Times, Preview and Columns' }).click();
    await frame.getByRole('menu').waitFor();
  },
};

const nothing: Scene = {
  name: 'inspector-nothing',
  sizes,
  hide,
  show: async (stage) => {
    const frame = await alone(stage);
    await frame.locator('.filter-input').fill('no such thing');
    await frame.getByRole('button', { name: 'Clear Filter' }).first().waitFor();
  },
};

export const inspectorScenes: readonly Scene[] = [list, selection, menu, look, nothing];
