/** The boxes at the window's top, and what is said at its bottom right. */
import { answerQuickInput, pickQuickInput, quickInput, runCommand } from '../../support/host/quickInput.ts';
import { viewPane } from '../../support/host/treeRows.ts';
import type { Scene } from './scene.ts';

export const transports: Scene = {
  name: 'transport-list',
  show: async ({ page }) => {
    await viewPane(page, 'Sockets').hover();
    await viewPane(page, 'Sockets').getByRole('button', { name: 'Start Listener' }).first().click();
    await quickInput(page).getByText('UDP').first().waitFor();
  },
};

export const addressError: Scene = {
  name: 'address-error',
  show: async ({ page }) => {
    await runCommand(page, 'Socket Lab: Start TCP Listener');
    await answerQuickInput(page, '127.0.0.1:99999', 'Start TCP Listener (1/2)');
    await quickInput(page).getByText('99999 is out of range').waitFor();
  },
};

export const addressWarning: Scene = {
  name: 'address-warning',
  show: async ({ page }) => {
    await runCommand(page, 'Socket Lab: Start TCP Listener');
    await quickInput(page).getByText('Start TCP Listener (1/2)').waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('*:9998');
    await quickInput(page).getByText('all interfaces').first().waitFor();
  },
};

export const responders: Scene = {
  name: 'responder-list',
  show: async ({ page }) => {
    await runCommand(page, 'Socket Lab: Start TCP Listener');
    await answerQuickInput(page, '127.0.0.1:0', 'Start TCP Listener (1/2)');
    await quickInput(page).getByText('Start TCP Listener (2/2)').waitFor();
  },
};

export const targets: Scene = {
  name: 'target-list',
  show: async ({ page, world }) => {
    await runCommand(page, 'Socket Lab: Choose Send Target');
    await quickInput(page).getByText(String(world.tcpPort)).first().waitFor();
  },
};

export const progress: Scene = {
  name: 'progress',
  show: async ({ page }) => {
    await runCommand(page, 'Notifications: Show Notifications');
    await page.locator('.notifications-center').getByText('Connecting').first().waitFor();
  },
  hide: ({ page }) => runCommand(page, 'Notifications: Hide Notifications'),
};

export const portInUse: Scene = {
  name: 'port-in-use',
  show: async ({ page, world }) => {
    await runCommand(page, 'Socket Lab: Start TCP Listener');
    await answerQuickInput(page, `127.0.0.1:${world.takenPort}`, 'Start TCP Listener (1/2)');
    await pickQuickInput(page, 'None');
    await page.locator('.notification-toast').filter({ hasText: 'EADDRINUSE' }).waitFor();
  },
  hide: ({ page }) => runCommand(page, 'Notifications: Clear All Notifications'),
};
