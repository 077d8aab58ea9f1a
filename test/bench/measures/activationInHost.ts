import { openWorkbench } from '../../support/host/openWorkbench.ts';
import { runCommand } from '../../support/host/quickInput.ts';
import { viewPane } from '../../support/host/treeRows.ts';
import type { Measure } from '../figure.ts';
import { median } from '../statistics.ts';

/** P10 once more, in a real extension host: what VS Code itself says under Developer: Show Running Extensions. */
export const activationInHost: Measure = async (bench) => {
  const workbench = await openWorkbench();
  const { page } = workbench;
  const told: number[] = [];
  try {
    for (let round = 0; round < (bench.quick ? 3 : 7); round++) {
      if (round > 0) await page.reload();
      await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
      await runCommand(page, 'View: Show Socket Lab');
      await viewPane(page, 'Sockets').getByRole('button', { name: 'Start TCP Listener' }).waitFor();
      await runCommand(page, 'Developer: Show Running Extensions');
      const row = page
        .locator('.runtime-extensions-editor .monaco-list-row')
        .filter({ hasText: 'Socket Lab' });
      const time = row.locator('.activation-time', { hasText: /\d+ms/ });
      await time.waitFor();
      told.push(Number(/(\d+)ms/.exec(await time.innerText())?.[1]));
    }
  } finally {
    await workbench.close();
  }
  return [
    {
      id: 'P10 host',
      what: 'activation, as the extension host itself tells it',
      unit: 'ms',
      today: median(told),
      goal: { is: 'at most', bound: 30 },
      note: 'from the packaged .vsix, with what VS Code adds; it tells whole milliseconds',
      runs: told,
    },
  ];
};
