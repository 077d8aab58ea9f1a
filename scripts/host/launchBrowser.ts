/** Starts a headless browser with quiet flags. */
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

/** A headless browser for the workbench of the embedded server; `flags` are added to the quiet ones. */
export async function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  // Chromium's sandbox refuses to run as root, and rarely works in containers.
  const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: await findBrowser(),
    args: [...quietFlags, ...sandbox, ...flags],
    // Our own scripts handle Ctrl-C.
    handleSIGINT: false,
  });
}
