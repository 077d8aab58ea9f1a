/** The traffic inspector in its states: as wide as a window, 700 px, 320 px narrow, and at 200 %. */
import type { Frame } from 'playwright-core';
import { contextMenu } from '../../support/host/contextMenu.ts';
import { runCommand } from '../../support/host/quickInput.ts';
import { webviewFrame } from '../../support/host/webviewFrame.ts';
import type { Scene, Stage } from './scene.ts';

/** The activity bar takes 48 px of it, borders the rest. At 200 % a window has half as many pixels. */
const sizes = {
  wide: { width: 1600, height: 900 },
  '700x900': { width: 752, height: 900 },
  narrow: { width: 372, height: 900 },
  zoomed: { width: 800, height: 450 },
} as const;
const title = 'All Traffic';

/** The inspector alone in the window. */
async function alone({ page }: Stage): Promise<Frame> {
  await runCommand(page, 'View: Close All Editors');
  await runCommand(page, 'Socket Lab: Open Traffic Inspector');
  // Not sooner: what VS Code has opened gets the focus once it is there, and a palette that is open by then closes.
  const frame = await webviewFrame(page, title);
  await frame.locator('.rows .row:not([hidden])').first().waitFor();
  const sidebar = page.locator('.part.sidebar');
  if (await sidebar.isVisible()) {
    await runCommand(page, 'View: Close Primary Side Bar');
    await sidebar.waitFor({ state: 'hidden' });
  }
  return frame;
}

async function hide({ page }: Stage): Promise<void> {
  const frame = await webviewFrame(page, title);
  await frame.locator('.filter-input').fill('');
  await runCommand(page, 'View: Close All Editors');
  await runCommand(page, 'View: Show Socket Lab');
}

/** A scene of the inspector alone in the window. */
function scene(name: string, act: (frame: Frame) => Promise<void>, other: Partial<Scene> = {}): Scene {
  return { name: `inspector-${name}`, sizes, hide, show: async (stage) => act(await alone(stage)), ...other };
}

/** Takes something down in the inspector first. */
function hidingFirst(takeDown: (frame: Frame) => Promise<void>): Pick<Scene, 'hide'> {
  return {
    hide: async (stage) => {
      await takeDown(await webviewFrame(stage.page, title));
      await hide(stage);
    },
  };
}

/** The row of an HTTP request, its bytes beside the list. */
async function chooseRequest(frame: Frame): Promise<void> {
  await frame.locator('.filter-input').fill('dir:in bytes:"GET"');
  await frame
    .locator('.filter-count')
    .filter({ hasText: /^\s*\d+ of/ })
    .waitFor();
  await frame.locator('.rows .row:not([hidden])').filter({ hasText: 'GET' }).last().click();
  await frame.getByRole('tab', { name: 'Hex' }).click();
  await frame.locator('.hex-byte').first().waitFor();
}

export const inspectorScenes: readonly Scene[] = [
  scene('list', (frame) => frame.locator('.grid').press('End')),
  scene('selection', async (frame) => {
    const grid = frame.locator('.grid');
    for (const key of ['End', 'ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowUp'])
      await grid.press(key);
  }),
  scene(
    'menu',
    (frame) => contextMenu(frame.locator('.rows .row:not([hidden])').filter({ hasText: 'recv' }).last()),
    { isFleeting: true },
  ),
  scene('columns', async (frame) => {
    await frame.getByRole('button', { name: 'List Options' }).click();
    await frame.getByRole('menu').waitFor();
  }),
  scene('nothing', async (frame) => {
    await frame.locator('.filter-input').fill('no such thing');
    await frame.getByRole('button', { name: 'Clear Filter' }).first().waitFor();
  }),
  scene('bytes', async (frame) => {
    await chooseRequest(frame);
    await frame.locator('.hex-byte[data-at="4"]').click();
    await frame.getByRole('treeitem').first().waitFor();
  }),
  scene('completion', async (frame) => {
    await frame.locator('.filter-input').fill('');
    await frame.locator('.filter-input').pressSequentially('dir:');
    await frame.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').first().waitFor();
  }),
  scene('problem', async (frame) => {
    await frame.locator('.filter-input').fill('len>many');
    const problemOrWords = frame.locator('.filter-problem, .filter-popup');
    await problemOrWords.first().waitFor();
    if (await frame.locator('.filter-popup').isVisible())
      await frame.locator('.filter-input').press('Escape');
    await frame.locator('.filter-problem').waitFor();
  }),
  scene(
    'found',
    async (frame) => {
      await frame.locator('.grid').press('Control+f');
      await frame.getByRole('textbox', { name: 'Find in the list' }).fill('GET');
      await frame.locator('.find-words').getByText(/ of /).waitFor();
    },
    hidingFirst((frame) => frame.getByRole('button', { name: 'Close Find' }).click()),
  ),
  // Of the client's side: the server's peer has shown none.
  scene('certificates', async (frame) => {
    await frame.locator('.filter-input').fill('handshake');
    await frame.locator('.filter:not(.active)').waitFor({ state: 'hidden' });
    await frame.locator('.rows .row:not([hidden])').filter({ hasText: 'CN=localhost' }).first().click();
    await frame.locator('.detail-words').getByText('CN=localhost').first().waitFor();
  }),
  scene(
    'stream',
    async (frame) => {
      await chooseRequest(frame);
      // The chart counts what is filtered.
      await frame.locator('.filter-input').fill('');
      await frame.locator('.filter:not(.active)').waitFor();
      await frame.getByRole('button', { name: 'Follow Stream' }).click();
      await frame.locator('.stream-line:not([hidden])').first().waitFor();
      const chart = frame.getByRole('button', { name: 'Throughput chart' });
      if ((await chart.getAttribute('aria-pressed')) !== 'true') await chart.click();
      await frame.locator('.chart').waitFor();
    },
    hidingFirst(async (frame) => {
      await frame.getByRole('button', { name: 'Close the stream (Escape)' }).click();
      await frame.getByRole('button', { name: 'Throughput chart', pressed: true }).click();
    }),
  ),
];
