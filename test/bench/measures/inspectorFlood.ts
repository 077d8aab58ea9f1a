import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../support/host/openWorkbench.ts';
import { runCommand } from '../../support/host/quickInput.ts';
import { webviewFrame } from '../../support/host/webviewFrame.ts';
import { BenchProcess } from '../benchProcess.ts';
import { differenceFigure, pick, type Figure, type Measure } from '../figure.ts';
import { HostDelay, type LoopDelay } from '../hostDelay.ts';
import { interleaved, type Pair } from '../interleaved.ts';
import { startUdpListener } from '../startUdpListener.ts';
import { median, percentile, worst } from '../statistics.ts';
import { typeFor, watchKeys } from '../typingLatency.ts';

interface Round {
  /** Of all renderer processes, as a share of one core. */
  readonly rendererShare: number;
  /** Of each key, in milliseconds. */
  readonly keys: readonly number[];
  readonly host: LoopDelay;
  readonly datagramsPerMs: number;
}

/** Asked for over and over while the clock runs. */
const datagramsAtOnce = 20_000;

/** What of the inspector is open. */
type Shown = 'list' | 'stream';

/** P9: a flood at full speed, with the inspector beside an editor (its list; its chart and a stream), and without it. */
export const inspectorFlood: Measure = async (bench) => {
  const seconds = bench.quick ? 4 : 8;
  const folder = mkdtempSync(join(tmpdir(), 'socket-lab-delay-'));
  const hostDelay = new HostDelay(folder);
  const workbench = await openWorkbench({
    settings: { 'remote.autoForwardPorts': false, 'editor.wordWrap': 'on', 'editor.quickSuggestions': 'off' },
    viewport: { width: 1600, height: 900 },
    ...hostDelay.options(bench.processFile('hostDelay')),
  });
  try {
    const flooder = await startListenerAndFlooder(workbench, bench.processFile('datagramFlood'));
    await watchKeys(workbench.page);
    await runCommand(workbench.page, 'File: New Untitled Text File');
    const pairsWith = (shown: Shown) =>
      interleaved(bench.quick ? 2 : 5, async (side) => {
        await setInspector(workbench.page, side === 'ours' ? shown : undefined);
        return measureRound(workbench, hostDelay, flooder, seconds * 1000);
      });
    const list = await pairsWith('list');
    const stream = await pairsWith('stream');
    await flooder.stop();
    return [...figures(list, 'list'), ...figures(stream, 'stream')];
  } finally {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

async function startListenerAndFlooder({ page }: Workbench, file: string): Promise<BenchProcess<null>> {
  const port = await startUdpListener(page);
  return BenchProcess.start<null>(file, { job: { port } });
}

/** In the right group, while the left one is typed into. The sidebar is the same in both cases. */
async function setInspector(page: Page, shown: Shown | undefined): Promise<void> {
  // From the left, since a page that has the focus may take it back from the palette.
  await runCommand(page, 'View: Close Editors in Other Groups');
  await runCommand(page, 'View: Split Editor Right');
  if (shown === 'list') {
    await runCommand(page, 'Socket Lab: Open Traffic Inspector');
    const inspector = await webviewFrame(page, 'All Traffic');
    await inspector.locator('.rows .row:not([hidden])').first().waitFor();
  } else if (shown === 'stream') {
    // Of the flooder, which is the only peer.
    await runCommand(page, 'Socket Lab: Follow Stream');
    const inspector = await streamFrame(page);
    const chart = inspector.getByRole('button', { name: 'Throughput chart' });
    if ((await chart.getAttribute('aria-pressed')) !== 'true') await chart.click();
    await inspector.locator('.stream-line:not([hidden])').first().waitFor();
    await inspector.locator('.chart').waitFor();
  }
  await runCommand(page, 'View: Focus First Editor Group');
}

/** Its title is the peer's address. */
async function streamFrame(page: Page): Promise<Frame> {
  await page.locator('.tab').filter({ hasText: '127.0.0.1:' }).first().waitFor();
  const title = await page.locator('.tab').filter({ hasText: '127.0.0.1:' }).first().innerText();
  return webviewFrame(page, title.trim());
}

async function measureRound(
  { page, browser }: Workbench,
  hostDelay: HostDelay,
  flooder: BenchProcess<null>,
  ms: number,
): Promise<Round> {
  // Runs warm, and empties what the preparations left in the figures.
  await flooder.ask('flood', datagramsAtOnce);
  await hostDelay.sinceLastTime();
  const cpuBefore = await rendererSeconds(browser);
  const began = performance.now();
  let sent = 0;
  const over = new AbortController();
  const flooding = (async () => {
    while (!over.signal.aborted) sent += (await flooder.ask<{ sent: number }>('flood', datagramsAtOnce)).sent;
  })();
  const keys = await typeFor(page, ms);
  over.abort();
  const wallMs = performance.now() - began;
  const cpu = (await rendererSeconds(browser)) - cpuBefore;
  await flooding;
  const host = await hostDelay.sinceLastTime();
  return { rendererShare: (cpu * 1000) / wallMs, keys, host, datagramsPerMs: sent / wallMs };
}

/** Processor time of all renderers: a server puts its pages into the window's own. */
async function rendererSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

function figures(pairs: readonly Pair<Round>[], shown: Shown): Figure[] {
  const [id, open] = shown === 'list' ? ['P9', 'inspector'] : ['P9 stream', 'chart and stream'];
  const rate = median(pairs.map(({ ours }) => ours.datagramsPerMs));
  const keysOf = (side: keyof Pair<Round>): number[] => pairs.flatMap((pair) => pair[side].keys);
  const p95 = (side: keyof Pair<Round>): number => percentile(Float64Array.from(keysOf(side)), 95);
  return [
    {
      ...differenceFigure(pick(pairs, ({ rendererShare }) => rendererShare * 100)),
      id: `${id} page`,
      what: `flood, ${open} open: processor time of the window’s pages`,
      unit: '% core',
      goal: { is: 'at most', bound: 15 },
      note: `all renderer processes, against the same with the inspector closed; ${rate.toFixed(0)} datagrams/ms were sent`,
      runs: pairs,
    },
    {
      id: `${id} typing`,
      what: 'the same: key to frame in an editor, p95 of all keys',
      unit: 'ms',
      today: p95('ours'),
      reference: p95('reference'),
      compared: { as: 'difference', value: p95('ours') - p95('reference') },
      goal: { is: 'at most', bound: 20 },
    },
    {
      id: `${id} key`,
      what: 'the same: the slowest key of all rounds',
      unit: 'ms',
      today: worst(keysOf('ours')),
      reference: worst(keysOf('reference')),
      goal: { is: 'at most', bound: 250 },
    },
    {
      id: `${id} host`,
      what: 'the same: delay of the extension host’s event loop, p99 of the worst round',
      unit: 'ms',
      today: worst(pairs.map(({ ours }) => ours.host.p99)),
      reference: worst(pairs.map(({ reference }) => reference.host.p99)),
      goal: { is: 'at most', bound: 20 },
      note: `the longest delay was ${worst(pairs.map(({ ours }) => ours.host.max)).toFixed(0)} ms; the goal is for the figure itself, not for the difference`,
    },
  ];
}
