/** The traffic page, narrow in the sidebar and wide in the editor area, and the settings page. */
import { runCommand } from '../../support/host/quickInput.ts';
import { webviewFrame } from '../../support/host/webviewFrame.ts';
import { choose } from '../../support/host/keyboard.ts';
import type { Scene } from './scene.ts';

export const trafficDetail: Scene = {
  name: 'traffic-detail',
  show: async ({ page }) => {
    const traffic = await webviewFrame(page, 'Traffic');
    await runCommand(page, 'Socket Lab: Show All Traffic');
    await traffic.getByRole('grid', { name: 'Traffic' }).press('End');
    // A click by mouse would scroll first, and the row's element would show another row.
    await traffic.getByRole('row').filter({ hasText: 'GET /index' }).last().dispatchEvent('click');
    await traffic.getByRole('tab', { name: 'Hex' }).click();
    await traffic.getByText('47 45 54 20').first().waitFor();
  },
};

export const composerProblem: Scene = {
  name: 'composer-problem',
  show: async ({ page }) => {
    const traffic = await webviewFrame(page, 'Traffic');
    await choose(traffic, 'Format', 'Payload');
    await traffic.getByLabel('Bytes to send').fill('"ping" u9(1)');
    await traffic.locator('.draft-preview.problem').waitFor();
  },
  hide: async ({ page }) => {
    const traffic = await webviewFrame(page, 'Traffic');
    await traffic.getByLabel('Bytes to send').fill('');
  },
};

export const inspector: Scene = {
  name: 'inspector',
  show: async ({ page }) => {
    await runCommand(page, 'Socket Lab: Open Traffic Inspector');
    const panel = await webviewFrame(page, 'All Traffic');
    await panel.getByRole('row').filter({ hasText: 'GET /index' }).last().click();
    await panel.getByRole('tab', { name: 'Hex' }).click();
    await panel.locator('.hex-row').first().waitFor();
  },
};

export const settings: Scene = {
  name: 'settings',
  show: async ({ page }) => {
    await runCommand(page, 'Preferences: Open Settings (UI)');
    await page.locator('.settings-editor .suggest-input-container').first().waitFor();
    await page.keyboard.type('@ext:socket-lab.socket-lab');
    await page.locator('.settings-editor').getByText('Connect Timeout').first().waitFor();
  },
};
