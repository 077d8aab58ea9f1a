import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from './findBrowser.ts';

const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser without a window, for the workbench of the embedded server. `flags` come on top of the quiet ones. */
export async function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  // Chromium's sandbox refuses to run as root, and containers seldom allow it to anyone.
  const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: await findBrowser(),
    args: [...quietFlags, ...sandbox, ...flags],
    // Our own scripts decide what Ctrl-C does, and in which order.
    handleSIGINT: false,
  });
}
