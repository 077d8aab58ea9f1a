/** A newcomer's way to a relay: in front of a server that is running, by Enter, and then what the network is like. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { outDir } from '../../scripts/host/checkout.ts';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { contextMenu, pickMenuItem } from '../support/host/contextMenu.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import {
  answerQuickInput,
  pickQuickInput,
  quickInput,
  runAndAnswer,
  runCommand,
} from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { treeRow, treeRowWith, type TreeRow } from '../support/host/treeRows.ts';
import { useTheme } from '../support/host/useTheme.ts';
import { pythonPeer, type PythonPeer } from '../support/pythonPeer.ts';

const screenshots = join(outDir, 'screenshots');

/** Answers each line in capitals, and tells its port. */
const server = `
import socket, threading
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1])
def answer(peer):
    while line := peer.recv(1000):
        peer.sendall(line.upper())
    peer.close()
while True:
    threading.Thread(target=answer, args=(listener.accept()[0],)).start()
`;

/** Sends a line, and each signal one more; prints what comes back. */
const client = (port: string) => `
import signal, socket
s = socket.create_connection(("127.0.0.1", ${port}))
signal.signal(signal.SIGTERM, lambda *_: s.sendall(b"again\\n"))
s.sendall(b"hello\\n")
while data := s.recv(1000):
    print(data.decode().strip())
`;

describe('a relay', () => {
  followOnEachOther();
  let workbench: Workbench;
  let port: string;
  let relayPort: string;
  let peer: PythonPeer;
  const running: PythonPeer[] = [];
  const run = (program: string): PythonPeer => {
    const started = pythonPeer(program);
    running.push(started);
    return started;
  };

  before(async () => {
    await mkdir(screenshots, { recursive: true });
    workbench = await openWorkbench({ settings: { 'remote.autoForwardPorts': false } });
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
    port = await run(server).line();
  });

  after(async () => {
    for (const program of running) {
      program.stop();
      program.stop();
    }
    await workbench.close();
  });

  const shot = (name: string) => workbench.page.screenshot({ path: join(screenshots, `relay-${name}.png`) });
  const labelled = (label: string) => (rows: readonly TreeRow[]) => rows.find((row) => row.label === label);

  it('is put in front of the server of a port, by Enter', async () => {
    const { page } = workbench;
    await runAndAnswer(page, 'Socket Lab: Start Relay…', port, 'Start Relay (1/3)');
    await quickInput(page).getByText('(2/3)').waitFor();
    await shot('place');
    await page.keyboard.press('Enter');
    await quickInput(page).getByText('(3/3)').waitFor();
    await quickInput(page).getByText('No Faults').waitFor();
    await shot('network');
    await page.keyboard.press('Enter');
    const isRelay = ({ label }: TreeRow) => label.endsWith(` → :${port}`);
    const row = (await rowsWhen(page, (rows) => rows.some(isRelay))).find(isRelay);
    assert.equal(row?.description, 'TCP');
    relayPort = /^:(\d+) /.exec(row.label)?.[1] ?? assert.fail();
  });

  it('passes on what two programs say, and has each pair as one row', async () => {
    const { page } = workbench;
    peer = run(client(relayPort));
    assert.equal(await peer.line(), 'HELLO');
    const rows = await rowsWhen(page, (all) => all.some(({ description }) => description === '→ 6 B ← 6 B'));
    const [relay, pair] = rows;
    assert.match(relay?.description ?? '', /^TCP · 1 connection/);
    assert.match(pair?.label ?? '', new RegExp(`^:\\d+ ⇄ :${port}$`));
    await shot('pair');
  });

  it('has a fault added by its menu, checked while it is typed', async () => {
    const { page } = workbench;
    await contextMenu(treeRow(page, `:${relayPort} →`));
    await pickMenuItem(page, 'Add Fault…');
    await pickQuickInput(page, 'stall for 5s then close');
    // The list, which takes text as well, has made room for the box.
    await quickInput(page).getByText('End with up').waitFor();
    await answerQuickInput(page, 'stall forever');
    await quickInput(page).locator('.quick-input-message').getByText('forever').waitFor();
    await shot('problem');
    await answerQuickInput(page, 'stall');
    await rowsWhen(page, (rows) => labelled('stall')(rows) !== undefined);
    const [relay] = await rowsWhen(page, (rows) => rows[0]?.description === 'TCP · 1 connection · stall');
    assert.ok(relay);
    await shot('fault');
  });

  it('holds everything back until the fault is switched off by its check box', async () => {
    const { page } = workbench;
    peer.stop();
    await rowsWhen(page, (rows) => rows.some(({ description }) => description === '→ 12 B ← 6 B'));
    const box = treeRow(page, 'stall').locator('.monaco-checkbox, [role="checkbox"]').first();
    await box.click();
    assert.equal(await peer.line(), 'AGAIN');
    const rows = await rowsWhen(page, (all) => all[0]?.description === 'TCP · 1 connection');
    assert.ok(labelled('stall')(rows), 'its line stays');
    await shot('off');
    await useTheme(workbench, 'light');
    await shot('light');
  });

  it('has the fault edited by its button, and removed by the Delete key', async () => {
    const { page } = workbench;
    const row = treeRow(page, 'stall');
    await row.hover();
    await row.getByRole('button', { name: 'Edit Fault…' }).click();
    await answerQuickInput(page, 'stall for 1h then close', 'Edit Fault');
    await rowsWhen(page, (rows) => labelled('stall for 1h then close')(rows) !== undefined);
    await treeRow(page, 'stall').click();
    await page.keyboard.press('Delete');
    const rows = await rowsWhen(page, (all) => !all.some(({ label }) => label.startsWith('stall')));
    assert.equal(rows[0]?.description, 'TCP · 1 connection', 'still open');
  });

  const holds = (description: string) =>
    rowsWhen(workbench.page, (rows) => rows.some((row) => row.description === description));

  it('has what a fault holds edited and forwarded by the menu of its pair', async () => {
    const { page } = workbench;
    await contextMenu(treeRow(page, `:${relayPort} →`));
    await pickMenuItem(page, 'Add Fault…');
    await pickQuickInput(page, 'hold "GET "');
    // The list, which takes text as well, has made room for the box.
    await quickInput(page).getByText('End with up').waitFor();
    await answerQuickInput(page, 'hold up');
    await rowsWhen(page, (rows) => labelled('hold up')(rows) !== undefined);
    peer.stop();
    await holds('1 held · 6 B · → 18 B ← 12 B');
    await contextMenu(treeRowWith(page, '⇄'));
    await shot('held-menu');
    await pickMenuItem(page, 'Edit and Forward…');
    await quickInput(page).getByText('payload notation').waitFor();
    await shot('edit-held');
    await answerQuickInput(page, '"edited\\n"');
    assert.equal(await peer.line(), 'EDITED');
    await holds('→ 18 B ← 19 B');
  });

  it('forwards what is held by the palette, and asks of several which', async () => {
    const { page } = workbench;
    peer.stop();
    await holds('1 held · 6 B · → 24 B ← 19 B');
    peer.stop();
    await holds('2 held · 12 B · → 30 B ← 19 B');
    await runCommand(page, 'Socket Lab: Forward');
    await quickInput(page).getByText('again').first().waitFor();
    await shot('which-held');
    await page.keyboard.press('Enter');
    assert.equal(await peer.line(), 'AGAIN');
    await holds('1 held · 6 B · → 30 B ← 25 B');
    await runCommand(page, 'Socket Lab: Forward All Held');
    assert.equal(await peer.line(), 'AGAIN');
  });

  it('takes a preset in place of its faults', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Set Faults…');
    await quickInput(page).getByText('Slow Disk Peer').waitFor();
    await shot('presets');
    await pickQuickInput(page, 'Flapping');
    await rowsWhen(page, (rows) => labelled('offline 5s every 30s')(rows) !== undefined);
    await runCommand(page, 'Socket Lab: Remove All Faults');
    await rowsWhen(page, (rows) => rows[0]?.description === 'TCP · 1 connection');
  });

  it('takes a fault as it is typed', async () => {
    const { page } = workbench;
    await runAndAnswer(page, 'Socket Lab: Add Fault…', 'latency 5ms down', 'Add Fault to');
    await rowsWhen(page, (rows) => labelled('latency 5ms down')(rows) !== undefined);
    await runCommand(page, 'Socket Lab: Remove All Faults');
    await rowsWhen(page, (rows) => rows[0]?.description === 'TCP · 1 connection');
  });

  it('offers each side of the pair to be sent to', async () => {
    const { page } = workbench;
    await contextMenu(treeRowWith(page, '⇄'));
    await shot('pair-menu');
    await pickMenuItem(page, 'Send to Client');
    await answerQuickInput(page, 'from us');
    assert.equal(await peer.line(), 'from us');
    await page.locator('.statusbar').getByText('(to the client)').waitFor();
  });

  it('says on the row of a pair that the target is not there', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Focus on Sockets View');
    for (const program of running.splice(0, 1)) program.stop();
    await rowsWhen(page, (rows) => rows[0]?.description === 'TCP · 0 connections');
    const refused = run(client(relayPort));
    await assert.rejects(refused.line(), /ConnectionResetError/);
    await rowsWhen(page, (rows) => rows.some(({ description }) => /1 failed/.test(description)));
    await shot('refused');
  });
});
