import type { Page } from 'playwright-core';
import { freePort } from '../support/freePort.ts';
import { answerQuickInput, pickQuickInput, runCommand } from '../support/host/quickInput.ts';
import { rowsWhen } from '../support/host/rowsWhen.ts';

/** Starts a UDP listener that answers nothing, from the palette as a user does. Returns its port. */
export async function startUdpListener(page: Page): Promise<number> {
  await page.locator('.activitybar [aria-label^="Socket Lab"]').first().waitFor();
  const port = await freePort();
  await runCommand(page, 'Socket Lab: Start UDP Listener');
  await answerQuickInput(page, `127.0.0.1:${String(port)}`, 'Start UDP Listener (1/2)');
  await pickQuickInput(page, 'None');
  await rowsWhen(page, ([row]) => row?.label === `:${String(port)}` && row.description === 'UDP');
  return port;
}
