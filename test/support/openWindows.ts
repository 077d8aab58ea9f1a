import type { Page } from 'playwright-core';

/** A window that a test has open, with VS Code's messages. */
export interface OpenWindow {
  readonly page: Page;
  /** The folder of its server's logs. */
  readonly logsDir: string;
  /** Its latest messages on the browser's console. */
  readonly said: readonly string[];
}

const windows = new Set<OpenWindow>();
const mostLines = 2000;

/** In the order of opening. */
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
