import type { Frame, Locator, Page } from 'playwright-core';
import { openWorkbench } from '../../support/host/openWorkbench.ts';
import { pickQuickInput, runCommand } from '../../support/host/quickInput.ts';
import { webviewFrame } from '../../support/host/webviewFrame.ts';
import { BenchProcess } from '../benchProcess.ts';
import { ratioFigure, type Bench, type Figure, type Measure } from '../figure.ts';
import { FrameTimes, noteFirstShown, openedMs } from '../frameTimes.ts';
import { interleaved, type Pair } from '../interleaved.ts';
import { startUdpListener } from '../startUdpListener.ts';
import { percentile } from '../statistics.ts';

const events = 1_000_000;
const datagramsAtOnce = 50_000;
/** A flood that the kernel drops is not one that fills a capture. */
const floodsLimit = 200;
const scrollMs = 5000;
const referenceFile = 'reference.txt';
const referenceLine =
  '12:04:31.265 tcp://127.0.0.1:9998 127.0.0.1:53122 recv 45 GET /index.html HTTP/1.1\\r\\n';
const referenceText = Array.from({ length: 20_000 }, (_, row) => `${String(row)} ${referenceLine}`).join(
  '\n',
);

/** VS Code's own page with the least in it: a document of one line. */
const previewFile = 'reference.md';
const firstRow = '.rows .row:not([hidden]) .number';
const firstHeading = '.markdown-body h1';

interface Run {
  /** Of the inspector, and of VS Code's own Markdown preview, opened the same way by turns. */
  readonly openings: readonly Pair<number>[];
  readonly scrolled: Float64Array;
  /** VS Code's own editor, scrolled the same way. */
  readonly editor: Float64Array;
}

/** P8: the inspector with a million events, opened and scrolled, at both device pixel ratios. */
export const inspectorScroll: Measure = async (bench) => {
  const figures: Figure[] = [];
  for (const ratio of [1, 2]) figures.push(...figuresOf(ratio, await run(bench, ratio)));
  return figures;
};

async function run(bench: Bench, ratio: number): Promise<Run> {
  const workbench = await openWorkbench({
    settings: {
      'remote.autoForwardPorts': false,
      'socketLab.captureLimitMiB': 128,
    },
    viewport: { width: 1600, height: 900 },
    pixelRatio: ratio,
    browserFlags: [`--force-device-scale-factor=${String(ratio)}`],
    files: { [referenceFile]: referenceText, [previewFile]: '# A line\n' },
  });
  try {
    const { page } = workbench;
    await noteFirstShown(page, `${firstRow}, ${firstHeading}`);
    await fill(page, bench.processFile('datagramFlood'));
    const openings = await interleaved(bench.rounds, async (side) => {
      await runCommand(page, 'View: Close All Editors');
      if (side === 'ours') return opened(page, 'Socket Lab: Open Traffic Inspector', 'All Traffic');
      await openFile(page, previewFile);
      return opened(page, 'Markdown: Open Preview', `Preview ${previewFile}`);
    });
    await runCommand(page, 'View: Close All Editors');
    await runCommand(page, 'Socket Lab: Open Traffic Inspector');
    const frame = await webviewFrame(page, 'All Traffic');
    const ms = bench.quick ? scrollMs / 2 : scrollMs;
    const scrolled = await scroll(frame, frame.locator('.rows'), ms);
    await runCommand(page, 'View: Close All Editors');
    const editor = await scroll(page.mainFrame(), await openReference(page), ms);
    return { openings, scrolled, editor };
  } finally {
    await workbench.close();
  }
}

/** Floods a listener until the capture holds a million events. */
async function fill(page: Page, file: string): Promise<void> {
  const port = await startUdpListener(page);
  await runCommand(page, 'Socket Lab: Open Traffic Inspector');
  const frame = await webviewFrame(page, 'All Traffic');
  const flooder = await BenchProcess.start<null>(file, { job: { port } });
  for (let flood = 0; (await shownEvents(frame)) < events; flood++) {
    if (flood === floodsLimit)
      throw new Error(`The capture holds ${String(await shownEvents(frame))} events only`);
    await flooder.ask('flood', datagramsAtOnce);
  }
  await flooder.stop();
}

async function shownEvents(frame: Frame): Promise<number> {
  const words = (await frame.locator('.status-footer .totals').textContent()) ?? '';
  return Number(words.replaceAll(',', '').match(/\d+/)?.[0] ?? 0);
}

/** Milliseconds from the Enter in the palette to the first thing that its page shows. */
async function opened(page: Page, command: string, title: string): Promise<number> {
  await runCommand(page, command);
  return openedMs(page, await webviewFrame(page, title));
}

async function openFile(page: Page, name: string): Promise<void> {
  await runCommand(page, 'Go to File...');
  await page.keyboard.type(name);
  await pickQuickInput(page, name);
  await page.locator('.editor-instance .view-line').first().waitFor();
}

async function openReference(page: Page): Promise<Locator> {
  await openFile(page, referenceFile);
  const editor = page.locator('.editor-instance .monaco-scrollable-element.editor-scrollable');
  await editor.locator('.view-line').first().waitFor();
  // At the newest, as the list.
  await page.keyboard.press('ControlOrMeta+End');
  await editor.locator('.view-line', { hasText: /^19999/ }).waitFor();
  return editor;
}

/** The wheel up and down, then the thumb from end to end: the times between two frames. */
async function scroll(frame: Frame, rows: Locator, ms: number): Promise<Float64Array> {
  const { mouse } = frame.page();
  const box = await rows.boundingBox();
  if (box === null) throw new Error('There is nothing to scroll');
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  return new FrameTimes(frame).during(async () => {
    const began = performance.now();
    for (let turn = 0; performance.now() - began < ms; turn++)
      await mouse.wheel(0, turn % 80 < 50 ? -240 : 240);
    const x = box.x + box.width - 5;
    await mouse.move(x, box.y + box.height - 12);
    await mouse.down();
    for (const to of [0, 1, 0.5]) await mouse.move(x, box.y + box.height * to, { steps: 60 });
    await mouse.up();
  });
}

function figuresOf(ratio: number, { openings, scrolled, editor }: Run): Figure[] {
  const openMs = openings.map(({ ours }) => ours);
  const at = `device pixel ratio ${String(ratio)}`;
  const busy = scrolled.filter((ms) => ms > 50).length;
  return [
    ratioFigure(
      {
        id: `P8 open ${String(ratio)}×`,
        what: `inspector with 1,000,000 events: open to first rows, ${at}`,
        unit: 'ms',
        goal: { is: 'at most', bound: 1.05 },
        note: `all ${String(openMs.length)} openings: ${openMs.map((ms) => ms.toFixed(0)).join(', ')} ms; the reference is VS Code’s own Markdown preview of one line`,
      },
      openings,
    ),
    {
      id: `P8 frame ${String(ratio)}×`,
      what: `the same, scrolled: time between frames, p95, ${at}`,
      unit: 'ms',
      ...against(percentile(scrolled, 95), percentile(editor, 95)),
      note: `${String(scrolled.length)} frames; the reference is VS Code’s own editor, scrolled the same way`,
    },
    {
      id: `P8 worst ${String(ratio)}×`,
      what: `the same: the longest frame, ${at}`,
      unit: 'ms',
      ...against(percentile(scrolled, 100), percentile(editor, 100)),
      note: `${String(busy)} of ${String(scrolled.length)} frames took over 50 ms`,
    },
  ];
}

/** VS Code's own editor does it in so long: we are to be no slower. */
function against(
  today: number,
  reference: number,
): Pick<Figure, 'today' | 'reference' | 'compared' | 'goal'> {
  const compared = { as: 'ratio', value: today / reference } as const;
  return { today, reference, compared, goal: { is: 'at most', bound: 1 } };
}
