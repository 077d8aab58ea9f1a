import type { Page } from 'playwright-core';

/** A window that a test has open now, and what VS Code says in it. */
export interface OpenWindow {
  readonly page: Page;
  /** The folder of its server's own logs. */
  readonly logsDir: string;
  /** What it has written to the browser's console: the last of it. */
  readonly said: readonly string[];
}

const windows = new Set<OpenWindow>();
const mostLines = 2000;

/** In the order in which they were opened. */
export const openWindows: ReadonlySet<OpenWindow> = windows;

export function rememberWindow(page: Page, logsDir: string): OpenWindow {
  const said: string[] = [];
  page.on('console', (message) => {
    said.push(`${new Date().toISOString()} [${message.type()}] ${message.text()}`);
    if (said.length > mostLines) said.splice(0, mostLines / 2);
  });
  const window = { page, logsDir, said };
  windows.add(window);
  page.once('close', () => windows.delete(window));
  return window;
}
