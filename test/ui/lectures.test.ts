/** The first lectures walked through from the palette, as their readers would, with Python as the other end. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { outDir } from '../../scripts/host/checkout.ts';
import { hoverText } from '../support/host/hoverText.ts';
import { openWorkbench, type Workbench } from '../support/host/openWorkbench.ts';
import {
  answerQuickInput,
  pickQuickInput,
  quickInput,
  runAndAnswer,
  runCommand,
} from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';
import { treeRows, viewPane, type TreeRow } from '../support/host/treeRows.ts';
import { webviewFrame } from '../support/host/webviewFrame.ts';
import { describeWith } from '../support/needs.ts';
import { choose } from '../support/host/keyboard.ts';
import { endPrograms, python, type Program } from '../support/processes.ts';

const screenshots = join(outDir, 'screenshots');

describeWith('python3', 'the lectures, from the palette', () => {
  let workbench: Workbench;

  before(async () => {
    await mkdir(screenshots, { recursive: true });
    workbench = await openWorkbench({
      settings: { 'remote.autoForwardPorts': false },
    });
    await workbench.page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
  });

  afterEach(async function () {
    const { page } = workbench;
    const title = this.currentTest?.title.split(':')[0] ?? 'lecture';
    await page.screenshot({ path: join(screenshots, `lecture-${title}.png`) });
    await endPrograms();
    // Each command is offered only where it has something to do.
    const isOpen = ({ level, description }: TreeRow): boolean =>
      level === 1 && !/ · (closed|failed|refused)/.test(description);
    if ((await treeRows(page, 'Sockets')).some(isOpen)) await runCommand(page, 'Socket Lab: Stop All');
    await rowsWhen(workbench.page, (rows) => !rows.some(isOpen));
    await runCommand(page, 'Socket Lab: Remove All Closed');
    await rowsWhen(workbench.page, (rows) => rows.length === 0);
  });

  after(() => workbench.close());

  /** Starts a listener and answers its real port. */
  const listen = async (kind: 'TCP' | 'UDP', address: string, rule?: string): Promise<string> => {
    const { page } = workbench;
    await runAndAnswer(page, `Socket Lab: Start ${kind} Listener`, address, `Start ${kind} Listener (1/2)`);
    await pickQuickInput(page, rule === undefined ? 'None' : 'Write a Rule…');
    if (rule !== undefined) {
      await quickInput(page).locator('.quick-input-message').getByText('what it matches').waitFor();
      await answerQuickInput(page, rule);
    }
    if (/^(\*|[a-z])/i.test(address)) {
      // Other machines can reach it: it asks first, once for each host.
      await page.locator('.monaco-dialog-box').getByText('can reach this listener').waitFor();
      await page.keyboard.press('Enter');
    }
    const [row] = await rowsWhen(workbench.page, (rows) => /^(TCP|UDP)/.test(rows[0]?.description ?? ''));
    return /\d+$/.exec(row?.label ?? '')?.[0] ?? '';
  };

  const connectTo = async (kind: 'TCP' | 'UDP', address: string): Promise<void> => {
    const { page } = workbench;
    await runCommand(page, `Socket Lab: Connect over ${kind}`);
    await quickInput(page).getByText('Address to connect to').waitFor();
    await answerQuickInput(page, address);
  };

  const compose = async (text: string, format = 'Text'): Promise<void> => {
    const traffic = await webviewFrame(workbench.page, 'Traffic');
    await choose(traffic, 'Format', format);
    const composer = traffic.getByLabel('Bytes to send');
    await composer.click();
    await workbench.page.keyboard.type(text);
    await workbench.page.keyboard.press('Enter');
  };

  const portOf = async (server: Program): Promise<string> => (await server.line(/^listening (\d+)/))[1] ?? '';

  /** Waits for the first closed connection, which is in a folded row, to have had this traffic. */
  const closedWith = async (traffic: string): Promise<void> => {
    const { page } = workbench;
    await rowsWhen(page, (rows) => rows[1]?.label === 'closed');
    await viewPane(page, 'Sockets').locator('.monaco-list-row').nth(1).click();
    await rowsWhen(page, (rows) => rows[2]?.description.startsWith(traffic) === true);
  };

  it('L1: a listener answers once and closes', async () => {
    const port = await listen('TCP', '127.0.0.1:0', 'on data reply "Rxd data, thanks!." then close');
    const client = python('l1_tcp_client', '127.0.0.1', port);
    await client.ended;
    assert.deepEqual(client.lines, ['answer Rxd data, thanks!.', "then b''"]);
    await closedWith('↓ 18 B ↑ 18 B');
  });

  it('L1 as client: says hello to a Python server and sees it close', async () => {
    const server = python('l1_tcp_server');
    await connectTo('TCP', `127.0.0.1:${await portOf(server)}`);
    await rowsWhen(workbench.page, (rows) => rows[0]?.description === 'TCP');
    await compose('Hello from client!');
    await server.line(/^received Hello from client!$/);
    const traffic = await webviewFrame(workbench.page, 'Traffic');
    await traffic.getByRole('row').filter({ hasText: 'Rxd data, thanks!.' }).waitFor();
    await rowsWhen(workbench.page, (rows) =>
      rows.some(({ description }) => description.includes('half-closed by the peer')),
    );
  });

  it('L2: a UDP listener answers the sender of each datagram', async () => {
    const port = await listen('UDP', '127.0.0.1:0', 'on data reply "I am the UDP server."');
    const client = python('l2_udp_client', '127.0.0.1', port, 'one', 'two');
    await client.ended;
    assert.equal(client.lines.filter((line) => line.startsWith('answer I am the UDP server.')).length, 2);
    await rowsWhen(workbench.page, (rows) => rows[1]?.description === '↓ 6 B ↑ 40 B');
  });

  it('L3: a listener on all interfaces greets and closes', async () => {
    const port = await listen(
      'TCP',
      '*:0?backlog=5',
      'on connect reply "Thank you for connecting" then close',
    );
    const client = python('l3_reading_client', '127.0.0.1', port);
    await client.line(/^received Thank you for connecting$/);
  });

  it('L5: a client by host name, CR LF in the notation, read to the end', async () => {
    const server = python('l5_http_server');
    await connectTo('TCP', `localhost:${await portOf(server)}`);
    await rowsWhen(workbench.page, (rows) => rows[0]?.description === 'TCP');
    const traffic = await webviewFrame(workbench.page, 'Traffic');
    await traffic
      .getByRole('row')
      .filter({ hasText: /localhost is .*127\.0\.0\.1/ })
      .waitFor();
    await compose('"GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n"', 'Payload');
    await server.line(/^request GET \/ HTTP\/1\.1$/);
    await rowsWhen(workbench.page, (rows) => rows[0]?.description.includes('↓ 100 kB') === true);
  });

  it('L6: three clients at once; stopping the server ends them all', async () => {
    const port = await listen('TCP', '127.0.0.1:0', 'on data reply "OK..."');
    const clients = ['one', 'two', 'three'].map((text) => python('l6_chat_client', '127.0.0.1', port, text));
    for (const client of clients) await client.line(/^answer OK\.\.\./);
    await rowsWhen(
      workbench.page,
      (rows) => rows[0]?.description.startsWith('TCP · 1 rule · 3 connections') === true,
    );
    await runCommand(workbench.page, 'Socket Lab: Stop All');
    await rowsWhen(workbench.page, (rows) => rows[0]?.description.startsWith('TCP · closed') === true);
    for (const client of clients) await client.line(/^Connection closed by foreign host\.$/);
  });

  it('L7: by host name, the server speaks first', async () => {
    const port = await listen('TCP', `${hostname()}:0`, 'on connect reply "Welcome"');
    const client = python('l7_hostname_client', port);
    await client.line(/^received Welcome$/);
    await closedWith('↓ 9 B ↑ 7 B');
  });

  it('L8: the tooltip shows what printing a socket does', async () => {
    await listen('TCP', '127.0.0.1:0');
    const tooltip = workbench.page.locator('.monaco-hover').filter({ hasText: 'SOCK_STREAM' });
    const row = viewPane(workbench.page, 'Sockets').locator('.monaco-list-row').first();
    const text = await hoverText(tooltip, async () => {
      // A row that is drawn anew under a still mouse shows no tooltip: the mouse has to come.
      await workbench.page.mouse.move(800, 400);
      await row.hover();
    });
    for (const word of ['AF_INET', 'SOCK_STREAM', 'fd', 'SO_REUSEADDR', 'bind', 'listen']) {
      assert.ok(text.includes(word), `${word} in ${text}`);
    }
  });

  it('L10: recv takes what it asks for, and a write that must wait says so', async () => {
    const port = await listen('TCP', '127.0.0.1:0', 'on connect reply chargen');
    const client = python('l10_slow_client', '127.0.0.1', port);
    await client.line(/^received 1024$/);
    const traffic = await webviewFrame(workbench.page, 'Traffic');
    await traffic.getByRole('row').filter({ hasText: /waits/ }).first().waitFor();
    await rowsWhen(workbench.page, (rows) => / queued/.test(rows[1]?.description ?? ''));
    client.endInput();
    await client.line(/^closed$/);
  });

  it('L12: nobody listens there', async () => {
    const server = python('l1_tcp_server');
    const port = await portOf(server);
    await server.kill();
    await connectTo('TCP', `127.0.0.1:${port}`);
    await workbench.page.locator('.notification-toast').filter({ hasText: 'ECONNREFUSED' }).waitFor();
    await rowsWhen(workbench.page, (rows) => rows[0]?.description === 'TCP · refused · ECONNREFUSED');
    await runCommand(workbench.page, 'Notifications: Clear All Notifications');
  });

  it('L13: what is sent to the listener goes to everybody', async () => {
    const port = await listen('TCP', '127.0.0.1:0');
    const readers = [1, 2].map(() => python('l3_reading_client', '127.0.0.1', port));
    await rowsWhen(workbench.page, (rows) => rows[0]?.description.startsWith('TCP · 2 connections') === true);
    await viewPane(workbench.page, 'Sockets').locator('.monaco-list-row').first().click();
    const traffic = await webviewFrame(workbench.page, 'Traffic');
    await choose(traffic, 'Send to', `All clients of :${port} (2)`);
    await compose('hello, all of you');
    await rowsWhen(workbench.page, (rows) =>
      [1, 2].every((row) => rows[row]?.description.includes('↑ 17 B') === true),
    );
    await runCommand(workbench.page, 'Socket Lab: Stop All');
    await rowsWhen(workbench.page, (rows) => rows[0]?.description.startsWith('TCP · closed') === true);
    for (const reader of readers) await reader.line(/^received .*hello, all of you/);
  });
});
