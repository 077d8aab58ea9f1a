/** The Sockets view beyond the main job: saved endpoints, order, keys, copying, rates. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { contextMenu, pickMenuItem } from '../support/host/contextMenu.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { pickQuickInput, quickInput, runAndAnswer, runCommand } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { treeRow, treeRows, viewPane, type TreeRow } from '../support/host/treeRows.ts';
import { pythonPeer } from '../support/pythonPeer.ts';

/** Starts a TCP listener without a responder, and answers its port. */
async function startOnFreePort(page: Page): Promise<string> {
  const known = new Set((await treeRows(page, 'Sockets')).map(({ label }) => label));
  await runAndAnswer(page, 'Socket Lab: Start TCP Listener', '127.0.0.1:0', 'Start TCP Listener (1/2)');
  await pickQuickInput(page, 'None');
  const isNew = ({ label, description }: TreeRow) => description === 'TCP' && !known.has(label);
  const rows = await rowsWhen(page, (all) => all.some(isNew));
  return rows.find(isNew)?.label.slice(1) ?? assert.fail();
}

const screenshots = join(outDir, 'screenshots');
const saved = [
  { name: 'Device simulator', listen: 'tcp://127.0.0.1:0', responder: 'upper' },
  { listen: 'udp://127.0.0.1:0' },
  { name: 'Broken', listen: 'tcp://127.0.0.1:99999' },
];

describe('the Sockets view', () => {
  followOnEachOther();
  let workbench: Workbench;

  before(async () => {
    await mkdir(screenshots, { recursive: true });
    workbench = await openWorkbench({
      settings: { 'remote.autoForwardPorts': false },
      files: { '.vscode/settings.json': JSON.stringify({ 'socketLab.endpoints': saved }) },
    });
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    await runCommand(workbench.page, 'Socket Lab: Focus on Sockets View');
  });

  after(() => workbench.close());

  const shot = (name: string) => workbench.page.screenshot({ path: join(screenshots, `tree-${name}.png`) });
  const labels = (rows: { label: string; level: number }[]) =>
    rows.filter(({ level }) => level === 1).map(({ label }) => label.replace(/\d{5}$/, 'N'));

  it('offers the saved endpoints, dimmed, and says what is wrong with one', async () => {
    const rows = await rowsWhen(workbench.page, ({ length }) => length === 3);
    assert.deepEqual(
      rows.map(({ label, description }) => `${label} | ${description}`),
      [
        'Device simulator | TCP · :0 · saved · not started · upper',
        ':0 | UDP · saved · not started',
        'Broken | TCP · :99999 · saved · Port 99999 is out of range: ports go from 0 to 65535.',
      ],
    );
    await shot('saved');
  });

  it('starts one by its button', async () => {
    const row = treeRow(workbench.page, 'Device simulator');
    await row.hover();
    await row.getByRole('button', { name: 'Start Saved Endpoint' }).click();
    const rows = await rowsWhen(workbench.page, (all) =>
      all.some(({ description }) => /^TCP · :[1-9]\d* · upper$/.test(description)),
    );
    assert.deepEqual(labels(rows), ['Device simulator', ':0', 'Broken'], 'in its place');
  });

  it('starts one from the palette', async () => {
    await runCommand(workbench.page, 'Socket Lab: Start Saved Endpoint');
    await rowsWhen(workbench.page, (all) => all.some(({ description }) => description === 'UDP'));
    // What was started is selected, in its own time: keys that come sooner would be for it.
    await viewPane(workbench.page, 'Sockets')
      .locator('.monaco-list-row.selected', { hasText: 'UDP' })
      .waitFor();
  });

  it('is put into another order by keys and by dragging', async () => {
    const { page } = workbench;
    await treeRow(page, 'Device simulator').click();
    await page.keyboard.press('Alt+ArrowDown');
    await rowsWhen(page, (rows) => labels(rows)[1] === 'Device simulator');
    await treeRow(page, 'Device simulator').dragTo(treeRow(page, 'Broken'));
    await rowsWhen(page, (rows) => labels(rows)[2] === 'Device simulator');
    await treeRow(page, 'Device simulator').dragTo(treeRow(page, ':'));
    await rowsWhen(page, (rows) => labels(rows)[0] === 'Device simulator');
  });

  it('copies an address as a line that a terminal runs', async () => {
    const { page } = workbench;
    const port = (await treeRows(page, 'Sockets'))[0]?.description.match(/:(\d+) /)?.[1];
    assert.ok(port);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await contextMenu(treeRow(page, 'Device simulator'));
    await pickMenuItem(page, 'Copy As');
    await shot('copy-as');
    await pickMenuItem(page, 'Copy as nc Command');
    const line = `nc 127.0.0.1 ${port}`;
    await page.waitForFunction(async (text) => (await navigator.clipboard.readText()) === text, line);
  });

  it('shows rates while bytes flow, and none when they have stopped', async () => {
    const { page } = workbench;
    const port = (await treeRows(page, 'Sockets'))[0]?.description.match(/:(\d+) /)?.[1];
    // The first signal ends the flow, the second one the program.
    const client = pythonPeer(`
import signal, socket, time
flowing = True
def stop(*_):
    global flowing
    flowing = False
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
signal.signal(signal.SIGTERM, stop)
s = socket.create_connection(("127.0.0.1", ${port}))
while flowing:
    s.sendall(b"x" * 10000)
    s.recv(10000)
    time.sleep(0.01)
print("done", flush=True)
s.recv(100000)
`);
    await rowsWhen(page, (rows) => /↓ .* \(.*B\/s\) ↑ .* \(.*B\/s\)/.test(rows[1]?.description ?? ''));
    await shot('rates');
    client.stop();
    assert.equal(await client.line(), 'done');
    await rowsWhen(page, (rows) => !(rows[1]?.description ?? '(').includes('('));
    client.stop();
    await rowsWhen(page, (rows) => rows[0]?.description.includes('0 connections') === true);
  });

  it('stops and removes the selected rows by the Delete key, and offers the saved one again', async () => {
    const { page } = workbench;
    await treeRow(page, 'Device simulator').click();
    await page.keyboard.press('Delete');
    await rowsWhen(page, (rows) => rows[0]?.description.includes(' · closed') === true);
    await page.keyboard.press('Delete');
    const rows = await rowsWhen(page, (all) =>
      all.some(({ description }) => description.includes('not started')),
    );
    assert.ok(labels(rows).includes('Device simulator'));
  });

  it('selects several, and stops them at once', async () => {
    const { page } = workbench;
    // When VS Code has drawn a tree anew it gives it the focus that it had: a box that opens just then is closed.
    await runCommand(page, 'View: Focus Active Editor Group');
    for (const [index, responder] of ['None', 'Echo'].entries()) {
      await runAndAnswer(
        page,
        'Socket Lab: Start TCP Listener',
        `127.0.0.${index + 1}:0`,
        'Start TCP Listener (1/2)',
      );
      await pickQuickInput(page, responder);
      await rowsWhen(
        page,
        (rows) => rows.filter(({ description }) => /^TCP(?!.* saved)/.test(description)).length === index + 1,
      );
    }
    const none = await rowsWhen(page, (rows) => rows.some(({ description }) => description === 'TCP'));
    // The listener that was started last is selected, once: a click before that would be taken back.
    await page.locator('.monaco-list-row.selected').filter({ hasText: '127.0.0.2' }).waitFor();
    await treeRow(page, none.find(({ description }) => description === 'TCP')?.label ?? '').click();
    await treeRow(page, '127.0.0.2').click({ modifiers: ['ControlOrMeta'] });
    await page.keyboard.press('Delete');
    await rowsWhen(
      page,
      (rows) => rows.filter(({ description }) => description.startsWith('TCP · closed')).length === 2,
    );
  });

  it('acts by key on the row that has the focus, not on the one selected before', async () => {
    const { page } = workbench;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const before = await treeRows(page, 'Sockets');
    const [first, second] = before.filter(({ description }) => description.startsWith('TCP · closed'));
    assert.ok(first && second);
    const row = (label: string) => treeRow(page, label);
    await row(first.label).click();
    await page.keyboard.press('ArrowDown');
    await page.locator('.monaco-list-row.focused').filter({ hasText: second.label }).waitFor();
    await page.keyboard.press('ControlOrMeta+c');
    await page.waitForFunction(async (label) => {
      const copied = await navigator.clipboard.readText();
      return copied.endsWith(label);
    }, second.label);
    await row(first.label).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    await rowsWhen(page, (rows) => !rows.some(({ label }) => label === second.label));
    assert.ok((await treeRows(page, 'Sockets')).some(({ label }) => label === first.label));
  });

  it('moves the row of a menu, not the selected one', async () => {
    const { page } = workbench;
    const before = labels(await treeRows(page, 'Sockets'));
    await treeRow(page, 'Device simulator').click();
    await contextMenu(treeRow(page, 'Broken'));
    await pickMenuItem(page, 'Move Up');
    const at = before.indexOf('Broken');
    await rowsWhen(page, (rows) => labels(rows).indexOf('Broken') === at - 1);
  });

  it('has an arrow once there is something to unfold, also what came while the view was hidden', async () => {
    const { page } = workbench;
    await runCommand(page, 'View: Focus Active Editor Group');
    const port = await startOnFreePort(page);
    const row = treeRow(page, `:${port}`);
    assert.equal(await row.getAttribute('aria-expanded'), null);
    await runCommand(page, 'View: Show Explorer');
    await row.waitFor({ state: 'hidden' });
    const client = pythonPeer(`
import socket
s = socket.create_connection(("127.0.0.1", ${port}))
print("connected", flush=True)
s.recv(1)
`);
    assert.equal(await client.line(), 'connected');
    await runCommand(page, 'Socket Lab: Focus on Sockets View');
    await rowsWhen(page, (rows) => {
      const at = rows.findIndex(({ label }) => label === `:${port}`);
      return rows[at]?.description === 'TCP · 1 connection' && rows[at + 1]?.level === 2;
    });
    assert.equal(await row.getAttribute('aria-expanded'), 'true');
    client.stop();
  });

  it('offers addresses used before, and starts from the button above the view', async () => {
    const { page } = workbench;
    await viewPane(page, 'Sockets').locator('.pane-header').hover();
    await viewPane(page, 'Sockets').getByRole('button', { name: 'Start Listener' }).click();
    await quickInput(page).getByText('recently used').filter({ visible: true }).waitFor();
    await shot('recent');
    await pickQuickInput(page, '127.0.0.2:0');
    await quickInput(page).getByText('Start TCP Listener (1/2)').waitFor();
    const box = quickInput(page).locator('input[type="text"]');
    assert.equal(await box.inputValue(), '127.0.0.2:0');
    await quickInput(page).getByRole('button', { name: 'Recently Used Addresses' }).click();
    await pickQuickInput(page, '127.0.0.1:0');
    await pickQuickInput(page, 'None');
    await rowsWhen(page, (rows) => rows.some(({ description }) => description === 'TCP'));
  });
});
