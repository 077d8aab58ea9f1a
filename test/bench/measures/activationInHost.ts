import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench } from '../../support/host/openWorkbench.ts';
import { runCommand } from '../../support/host/quickInput.ts';
import { viewPane } from '../../support/host/treeRows.ts';
import { differenceFigure, pick, type Measure } from '../figure.ts';
import { interleaved, type Pair } from '../interleaved.ts';
import { tenLineExtension } from '../tenLineExtension.ts';

/** As VS Code itself tells them, in whole milliseconds. */
interface ActivationTimes {
  readonly loadMs: number;
  readonly callMs: number;
  readonly finishMs: number;
}

const extensions = {
  ours: { id: 'socket-lab.socket-lab', title: 'Socket Lab' },
  reference: { id: 'bench.ten-lines', title: 'Ten Lines' },
} as const;

type Side = keyof Pair<unknown>;

/**
 * P10 once more, in a real extension host. Each window starts with one side's sidebar open, which activates only that
 * side while the window starts: in one window, the second would be told the time for which the first keeps it waiting.
 */
export const activationInHost: Measure = async (bench) => {
  const folder = mkdtempSync(join(tmpdir(), 'socket-lab-activation-'));
  // The table of VS Code is an editor, which only renders the lines that are in view.
  const viewport = { width: 1600, height: 3200 };
  const workbench = await openWorkbench({ extension: tenLineExtension(folder), viewport });
  const { page } = workbench;
  try {
    const pairs = await interleaved(bench.quick ? 3 : 9, async (side) => {
      await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
      await runCommand(page, `View: Show ${extensions[side].title}`);
      await sidebarIsThere(page, side);
      await page.reload();
      await sidebarIsThere(page, side);
      const times = await activationTimes(page, extensions[side].id);
      await runCommand(page, 'View: Close All Editors');
      return times;
    });
    const figure = (what: string, ms: (times: ActivationTimes) => number) => ({
      ...differenceFigure(pick(pairs, ms)),
      id: 'P10 host',
      what: `activation in a real host: ${what}`,
      unit: 'ms',
    });
    return [
      {
        ...figure('load the code and call activate()', ({ loadMs, callMs }) => loadMs + callMs),
        goal: { is: 'at most', bound: 30 },
        note: 'from the packaged .vsix, while a window starts; the reference is an extension of ten lines with a view and a command',
        runs: pairs,
      },
      figure('load the code', ({ loadMs }) => loadMs),
      figure('call activate()', ({ callMs }) => callMs),
      figure('until its promise is seen to be kept', ({ finishMs }) => finishMs),
    ];
  } finally {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

async function sidebarIsThere(page: Page, side: Side): Promise<void> {
  const shown =
    side === 'ours'
      ? viewPane(page, 'Sockets').getByRole('button', { name: 'Start TCP Listener' })
      : page.getByRole('treeitem', { name: 'A line' });
  await shown.waitFor();
}

/** A line of the table of VS Code's report: id, whether it was at the start, and the times. */
async function activationTimes(page: Page, id: string): Promise<ActivationTimes> {
  await runCommand(page, 'Developer: Startup Performance');
  const line = page.locator('.view-line').filter({ hasText: /\|\s*(?:true|false)\s*\|/ });
  const text = await line.filter({ hasText: id }).first().innerText();
  const [, loadMs, callMs, finishMs] =
    /\|\s*\w+\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|/.exec(text) ?? [];
  return { loadMs: Number(loadMs), callMs: Number(callMs), finishMs: Number(finishMs) };
}
