import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { aptInstall, canUseApt } from './aptInstall.ts';
import { checkoutDir } from './checkout.ts';
import { step } from './progress.ts';
import { runProgram } from './runProgram.ts';

/** The environment variable to choose a browser. */
const choice = 'SOCKET_LAB_BROWSER';
const downloadLimitMs = 300_000;
const shownLines = 3;

const programNames = [
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium',
  'chromium-browser',
];

/**
 * The executable of a Chromium-like browser: the user's choice, an installed one, Playwright's own download or, as root
 * on Debian and Ubuntu, the `chromium` package, which is installed with a message.
 */
export async function findBrowser(): Promise<string> {
  const chosen = process.env[choice];
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen;
    throw new Error(`${choice} names ${chosen}, which does not exist.`);
  }
  const present = presentBrowser();
  if (present !== undefined) return present;
  const attempts: string[] = [];
  for (const attempt of [downloadWithPlaywright, installWithApt]) {
    try {
      return await attempt();
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      attempts.push(text.split('\n', shownLines).join('\n  '));
    }
  }
  throw new Error(
    `No browser was found for the tests. Install Chrome, Edge or Chromium, or set ${choice} to the program's file.\nTried:\n- ${attempts.join('\n- ')}`,
  );
}

function presentBrowser(): string | undefined {
  return candidates().find((file) => existsSync(file));
}

function candidates(): string[] {
  const downloaded = chromium.executablePath();
  if (process.platform === 'darwin') {
    const applications = ['/Applications', join(homedir(), 'Applications')];
    const names = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
    const files = names.flatMap((name) =>
      applications.map((folder) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
    return [...files, downloaded];
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
      (name) => process.env[name] ?? '',
    );
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    const files = programs.flatMap((program) =>
      roots.filter((root) => root !== '').map((root) => join(root, program)),
    );
    return [...files, downloaded];
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...programNames.flatMap((name) => folders.map((folder) => join(folder, name))), downloaded];
}

async function downloadWithPlaywright(): Promise<string> {
  const cli = join(checkoutDir, 'node_modules', 'playwright-core', 'cli.js');
  await step('No browser found; downloading Chromium with Playwright', () =>
    runProgram(process.execPath, [cli, 'install', 'chromium'], { timeoutMs: downloadLimitMs }),
  );
  const file = chromium.executablePath();
  // On a minimal Linux the download lacks system libraries and cannot start.
  if (process.platform === 'linux') await runProgram(file, ['--version'], { timeoutMs: 20_000 });
  return file;
}

async function installWithApt(): Promise<string> {
  if (!canUseApt()) throw new Error('installing the chromium package needs root on Debian or Ubuntu');
  await aptInstall(['chromium']);
  const file = presentBrowser();
  if (file === undefined) throw new Error('the chromium package left no browser on the PATH');
  return file;
}
