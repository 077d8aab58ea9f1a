import type { Page } from 'playwright-core';
import { pickQuickInput, runAndAnswer } from './quickInput.ts';
import { rowsWhen } from './rowsWhen.ts';

/** Starts a loopback listener from the palette, and waits until it accepts. */
export async function startListener(
  page: Page,
  transport: 'TCP' | 'UDP',
  port: number,
  responder = 'None',
): Promise<void> {
  const title = `Start ${transport} Listener`;
  await runAndAnswer(page, `Socket Lab: ${title}`, `127.0.0.1:${port}`, `${title} (1/2)`);
  await pickQuickInput(page, responder);
  await rowsWhen(page, (rows) =>
    rows.some(({ label, description }) => label === `:${port}` && description.startsWith(transport)),
  );
}

/** Connects to an address from the palette; the caller must wait for the outcome. */
export async function connectOverTcp(page: Page, address: string): Promise<void> {
  await runAndAnswer(page, 'Socket Lab: Connect over TCP', address, 'Connect over TCP');
}
