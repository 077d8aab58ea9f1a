/** What becomes of sockets when windows come and go: nothing is left listening, and nothing of others is touched. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { freePort } from '../support/freePort.ts';
import { killExtensionHosts } from '../support/host/extensionHost.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { quickInput, runCommand } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import type { TreeRow } from '../support/host/treeRows.ts';
import { startListener } from '../support/host/startSocket.ts';

/** A folder in a folder, by which the dialog's list can be told from that of another one. */
const within = (folder: string): string => `in-${basename(folder)}`;

describe('windows that come and go', () => {
  followOnEachOther();
  let workbench: Workbench;
  let otherFolder: string;

  before(async () => {
    workbench = await openWorkbench({ settings: { 'remote.autoForwardPorts': false } });
    otherFolder = join(dirname(workbench.workspaceDir), 'other');
    for (const folder of [workbench.workspaceDir, otherFolder]) {
      await mkdir(join(folder, within(folder)), { recursive: true });
    }
  });

  after(() => workbench.close());

  const listen = async (page: Page): Promise<number> => {
    const port = await freePort();
    await startListener(page, 'TCP', port);
    return port;
  };
  const onFolder = async (page: Page, folder: string): Promise<void> => {
    const url = new URL(page.url());
    url.searchParams.set('folder', folder);
    await page.goto(url.href);
    await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    await runCommand(page, 'Socket Lab: Focus on Sockets View');
  };

  /** As a user does, which lets the window end in order. */
  const openFolder = async (page: Page, folder: string): Promise<void> => {
    await runCommand(page, 'File: Open Folder...');
    const box = quickInput(page);
    const ok = box.getByRole('button', { name: 'OK', exact: true });
    const rows = box.locator('.monaco-list-row');
    // The dialog shows its button before its first list, which overwrites what was typed by then; and each
    // new list has ".." chosen for a moment, which the button then follows. So it is typed until it is taken.
    const chooseFolder = async (): Promise<boolean> => {
      await rows.first().waitFor({ timeout: 5000 });
      await box.locator('input[type="text"]').fill(`${folder}/`);
      await rows.filter({ hasText: within(folder) }).waitFor({ timeout: 5000 });
      await ok.click();
      return delay(2000, false);
    };
    const isThere = (url: URL): boolean => url.searchParams.get('folder') === folder;
    const opened = page.waitForURL(isThere, { waitUntil: 'commit' }).then(() => true);
    for (let isOpen = false; !isOpen;) {
      isOpen = await Promise.race([opened, chooseFolder().catch(() => false)]);
    }
    await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    await runCommand(page, 'Socket Lab: Focus on Sockets View');
  };

  it('do not know of each other, and each closes its own', async () => {
    const { page } = workbench;
    const mine = await listen(page);
    const other = await page.context().browser()?.newPage();
    assert.ok(other);
    await other.goto(page.url());
    await onFolder(other, otherFolder);
    await rowsWhen(other, (rows) => rows.length === 0);
    const theirs = await listen(other);
    assert.equal((await rowsWhen(page, (rows) => rows.length > 0)).length, 1);
    await runCommand(other, 'Developer: Reload Window');
    await rowsWhen(other, (rows) => rows[0]?.description === 'TCP · gone with the last window');
    await nobodyAnswers(theirs);
    assert.equal(await answerOf(mine), 'connected');
    await other.close();
  });

  it('say what a killed extension host took along, and start it again', async () => {
    const { page } = workbench;
    const port = await listen(page);
    const badge = page.locator('.activitybar .action-item').filter({ has: page.getByLabel('Socket Lab') });
    // That of a window that was closed may live on for a while: the server waits for it to come back.
    assert.ok(killExtensionHosts() >= 1);
    const isGone = ({ description }: TreeRow) => description === 'TCP · gone with the last window';
    await rowsWhen(page, (rows) => rows.length === 2 && rows.every(isGone));
    await nobodyAnswers(port);
    await badge.locator('.badge').waitFor({ state: 'hidden' });
    await runCommand(page, 'Socket Lab: Restart Previous Sockets');
    await rowsWhen(
      page,
      (rows) => rows.length === 2 && rows.every(({ description }) => description === 'TCP'),
    );
    assert.equal(await answerOf(port), 'connected');
    await runCommand(page, 'Socket Lab: Stop All');
    await runCommand(page, 'Socket Lab: Remove All Closed');
    await rowsWhen(page, (rows) => rows.length === 0);
    await listen(page);
  });

  it('leave nothing listening when another folder is opened, and remember it for this one', async () => {
    const { page, workspaceDir } = workbench;
    const port = await listen(page);
    await openFolder(page, otherFolder);
    await rowsWhen(page, (rows) => rows.length === 0);
    await nobodyAnswers(port);
    await openFolder(page, workspaceDir);
    const rows = await rowsWhen(page, (all) => all.length === 2);
    assert.ok(rows.every(({ description }) => description === 'TCP · gone with the last window'));
    await runCommand(page, 'Socket Lab: Dismiss Previous Sockets');
    await rowsWhen(page, (all) => all.length === 0);
    await runCommand(page, 'Developer: Reload Window');
    await runCommand(page, 'Socket Lab: Focus on Sockets View');
    await rowsWhen(page, (all) => all.length === 0);
  });
});

/** Soon: a window's new extension host begins while the old one still closes its sockets. */
async function nobodyAnswers(port: number): Promise<void> {
  const deadline = performance.now() + 5000;
  for (;;) {
    const answer = await answerOf(port);
    if (answer === 'ECONNREFUSED') return;
    assert.ok(performance.now() < deadline, answer);
    await delay(50);
  }
}

function answerOf(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve('connected');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
  });
}
