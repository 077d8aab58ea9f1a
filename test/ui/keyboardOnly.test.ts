import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { followOnEachOther } from '../support/followOnEachOther.ts';
import { freePort } from '../support/freePort.ts';
import { hoverText } from '../support/host/hoverText.ts';
import { nextFrame, pickFromContextMenu, tabTo } from '../support/host/keyboard.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import { quickInput, runAndAnswer, runCommand } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { viewPane } from '../support/host/treeRows.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';
import { pythonPeer, type PythonPeer } from '../support/pythonPeer.ts';

/** Nothing in here touches a mouse: what it does not reach, somebody without one cannot reach either. */
describe('the whole main job by keyboard alone', () => {
  followOnEachOther();
  let workbench: Workbench;
  let port: number;
  let client: PythonPeer;
  let other: PythonPeer;
  const peers: PythonPeer[] = [];
  let traffic: Frame;

  before(async () => {
    port = await freePort();
    workbench = await openWorkbench({ settings: { 'remote.autoForwardPorts': false } });
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
  });

  after(async () => {
    for (const peer of peers) peer.stop();
    await workbench.close();
  });

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await workbench.page.keyboard.press(key);
      await nextFrame(workbench.page);
    }
  };
  const focusedRow = () =>
    viewPane(workbench.page, 'Sockets').locator('.monaco-list:focus .monaco-list-row.focused');
  /** Puts the focus into the tree, and there on the row that holds this text. */
  const walkTo = async (text: string): Promise<void> => {
    await runCommand(workbench.page, 'Socket Lab: Focus on Sockets View');
    await press('Home');
    // As somebody who looks: a row moves to the end when its connection closes, and takes the focus along.
    for (let step = 0; step < 30; step += 1) {
      const rows = await viewPane(workbench.page, 'Sockets')
        .locator('.monaco-list-row')
        .evaluateAll((all) =>
          all.map((row) => ({
            text: row.textContent,
            isFocused: row.matches('.monaco-list:focus .focused'),
          })),
        );
      const wanted = rows.findIndex((row) => row.text.includes(text));
      const focused = rows.findIndex(({ isFocused }) => isFocused);
      if (wanted !== -1 && wanted === focused) return;
      if (wanted !== -1) await press(focused < wanted ? 'ArrowDown' : 'ArrowUp');
      else await nextFrame(workbench.page);
    }
    assert.fail(`No row with "${text}"`);
  };
  const talkingClient = (): PythonPeer => {
    const peer = pythonPeer(`
import socket
s = socket.create_connection(("127.0.0.1", ${port}))
s.sendall("hello \\0\\x01\\x02".encode())
print(s.getsockname()[1])
try:
    while data := s.recv(1024):
        print("got", data.hex())
    print("end")
except ConnectionResetError:
    print("reset")
`);
    peers.push(peer);
    return peer;
  };

  it('opens the sidebar and starts a listener', async () => {
    const { page } = workbench;
    await runCommand(page, 'View: Show Socket Lab');
    await viewPane(page, 'Sockets').getByRole('button', { name: 'Start TCP Listener' }).waitFor();
    await runAndAnswer(
      page,
      'Socket Lab: Start TCP Listener',
      `127.0.0.1:${port}`,
      'Start TCP Listener (1/2)',
    );
    await quickInput(page).getByText('Start TCP Listener (2/2)').waitFor();
    await press('Enter');
    await rowsWhen(page, ([row]) => row?.description === 'TCP');
    // The address is remembered, so that the next time is Enter for the command, for the address, for no responder.
    await walkTo(String(port));
    await pickFromContextMenu(page, 'Stop');
    await rowsWhen(page, ([row]) => row?.description === 'TCP · closed');
    await runCommand(page, 'Socket Lab: Remove All Closed');
    await rowsWhen(page, (rows) => rows.length === 0);
    await runCommand(page, 'Socket Lab: Start TCP Listener');
    await quickInput(page).getByText('Start TCP Listener (1/2)').waitFor();
    await press('Enter');
    await quickInput(page).getByText('Start TCP Listener (2/2)').waitFor();
    await press('Enter');
    await rowsWhen(page, ([row]) => row?.label.endsWith(`:${port}`) === true);
  });

  it('walks the tree, reads a tooltip, selects a connection', async () => {
    const { page } = workbench;
    client = talkingClient();
    const clientPort = await client.line();
    await rowsWhen(page, (rows) => rows[1]?.description.includes('↓ 9 B') === true);
    await walkTo(`:${clientPort}`);
    await press('ArrowLeft');
    assert.match(await focusedRow().innerText(), new RegExp(`:${port}`), 'left goes to the listener');
    await press('ArrowLeft');
    await rowsWhen(page, (rows) => rows.length === 1);
    await press('ArrowRight');
    // Its rows come from the extension host.
    await rowsWhen(page, (rows) => rows.length === 2);
    // A key that comes while VS Code draws the rows anew does nothing.
    for (let step = 0; step < 20 && !(await focusedRow().innerText()).includes(`:${clientPort}`); step += 1)
      await press('ArrowRight');
    assert.match(await focusedRow().innerText(), new RegExp(`:${clientPort}`));
    const hover = page.locator('.workbench-hover').filter({ hasText: 'SOCK_STREAM' });
    await hoverText(hover, () => press('ControlOrMeta+k', 'ControlOrMeta+i'));
    await press('Escape');
    await hover.waitFor({ state: 'hidden' });
    await walkTo(`:${clientPort}`);
    await press('Enter');
    traffic = await webviewFrame(page, 'Traffic');
    // What the view shows is said beside its name.
    await viewPane(page, 'Traffic')
      .locator('.pane-header')
      .filter({ hasText: `:${clientPort}` })
      .waitFor();
  });

  it('walks the list, opens a row as hex, and closes it', async () => {
    const { page } = workbench;
    await runCommand(page, 'Socket Lab: Focus on Traffic View');
    await traffic.locator('.grid:focus').waitFor();
    await press('Home');
    await traffic.locator('.row.selected').filter({ hasText: 'accept' }).waitFor();
    await press('ArrowDown');
    await traffic.locator('.row.selected').filter({ hasText: '68 65 6c 6c 6f' }).waitFor();
    await press('Enter');
    await traffic.locator('.text-body').waitFor();
    await tabTo(page, traffic, '[role=tab]');
    await press('ArrowLeft');
    await traffic.locator('.hex-bytes', { hasText: '68656c6c' }).first().waitFor();
    await tabTo(page, traffic, '.hex');
    await tabTo(page, traffic, '.grid', 'Shift+Tab');
    await press('Escape');
    await traffic.locator('.detail').waitFor({ state: 'hidden' });
  });

  it('sends text, brings it back, sends it as payload and to another target', async () => {
    const { page } = workbench;
    other = talkingClient();
    const otherPort = await other.line();
    await rowsWhen(page, (rows) => rows.length === 3);
    await tabTo(page, traffic, '.draft');
    await page.keyboard.type('ping');
    await press('Enter');
    assert.equal(await client.line(), 'got 70696e67');
    // The peer may have it before the page has been told so.
    await traffic.locator('.draft:placeholder-shown').waitFor();
    await press('ArrowUp');
    const draft = traffic.getByLabel('Bytes to send');
    await draft.and(traffic.locator(':focus')).waitFor();
    assert.equal(await draft.inputValue(), 'ping');
    await press('ControlOrMeta+a');
    await page.keyboard.type('"pong" u8(7)');
    // Text, Escapes, Hex, Payload; in a low view in the menu, after its own three.
    const isLow = !(await traffic.locator('[aria-label="Format"]').isVisible());
    if (!isLow) {
      await tabTo(page, traffic, '[aria-label="Format"]');
      await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    } else {
      await tabTo(page, traffic, '.composer-more');
      await press('Enter', ...Array.from({ length: 6 }, () => 'ArrowDown'), 'Enter');
    }
    await traffic.locator('.draft-preview.problem, .draft-preview.bytes').waitFor();
    await tabTo(page, traffic, '[aria-label="Send to"]', isLow ? 'Shift+Tab' : 'Tab');
    const options = traffic.locator('[aria-label="Send to"] option');
    const wanted = (await options.allTextContents()).findIndex((text) => text.includes(`:${otherPort}`));
    const chosen = await options.evaluateAll((all) => all.findIndex((one) => one.matches(':checked')));
    for (let step = 0; step < Math.abs(wanted - chosen); step += 1) {
      await press(wanted > chosen ? 'ArrowDown' : 'ArrowUp');
    }
    await tabTo(page, traffic, '.draft', 'Shift+Tab');
    await press('ControlOrMeta+a');
    await page.keyboard.type('"pong" hex"07"');
    await traffic.locator('.preview-words').filter({ hasText: '5 bytes' }).waitFor({ state: 'attached' });
    await tabTo(page, traffic, '.send');
    await press('Enter');
    assert.equal(await other.line(), 'got 706f6e6707');
  });

  it('opens the inspector, and gets into its list', async () => {
    const { page } = workbench;
    await walkTo(`:${port}`);
    await pickFromContextMenu(page, 'Open Traffic Inspector');
    const inspector = await webviewFrame(page, `tcp://127.0.0.1:${port}`);
    await inspector.getByRole('row').filter({ hasText: 'pong' }).first().waitFor();
    await inspector.locator('.grid:focus').waitFor();
    await tabTo(page, inspector, '.strip-head', 'Shift+Tab');
    await page.keyboard.press('Enter');
    // The page draws it with its next frame.
    await inspector.locator('.strip-name').first().waitFor();
    await tabTo(page, inspector, '.strip-name');
    await tabTo(page, inspector, '.grid');
    await press('End', 'Enter');
    await inspector.locator('.detail').waitFor();
    await press('Escape');
    await inspector.locator('.detail').waitFor({ state: 'hidden' });
  });

  it('half-closes one connection and resets the other by the context menu', async () => {
    const { page } = workbench;
    const rows = await rowsWhen(page, (seen) => seen.length === 3);
    await walkTo(rows[1]?.label ?? '');
    await pickFromContextMenu(page, 'Half-Close');
    assert.equal(await client.line(), 'end');
    await rowsWhen(page, (seen) => seen[2]?.label === 'closed');
    await walkTo(rows[2]?.label ?? '');
    await pickFromContextMenu(page, 'Reset Connection');
    assert.equal(await other.line(), 'reset');
  });

  it('stops and removes', async () => {
    const { page } = workbench;
    await walkTo(`:${port}`);
    await pickFromContextMenu(page, 'Stop');
    await rowsWhen(page, ([row]) => row?.description.startsWith('TCP · closed') === true);
    await walkTo(`:${port}`);
    await pickFromContextMenu(page, 'Remove from List');
    await rowsWhen(page, (rows) => rows.length === 0);
  });
});
