import { rmSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { cacheDir, vsixFile } from '../../../scripts/host/checkout.ts';
import { installServer } from '../../../scripts/host/installServer.ts';
import { installVsix } from '../../../scripts/host/installVsix.ts';
import { testEnvironment, testSettings } from '../../../scripts/host/quietSettings.ts';
import { startServer, withoutVsCode } from '../../../scripts/host/startServer.ts';
import { warmBrowser } from '../../../scripts/host/warmBrowser.ts';
import { failureFolder } from '../../../scripts/suites/failureFolder.ts';
import { takeFailedHook } from '../../../scripts/suites/failedHook.ts';
import { keepFailure } from '../keepFailure.ts';
import { rememberWindow, type OpenWindow } from '../openWindows.ts';
import { holdBrowser, sharedBrowser } from './sharedBrowser.ts';

/** Playwright's default of 30 s is too short for a window on a shared machine. */
const limitMs = 60_000;
let opened = 0;
let installed: Promise<string> | undefined;

export interface WorkbenchOptions {
  /** User settings, added to `testSettings`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Files of the workspace: relative path → text. */
  readonly files?: Readonly<Record<string, string>>;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Device pixel ratio. */
  readonly pixelRatio?: number;
  /** Environment of the server and its children, added to our own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Node flags for the server and its extension hosts. */
  readonly nodeFlags?: readonly string[];
  /** Flags for a separate browser, such as `--force-device-scale-factor=2`. */
  readonly browserFlags?: readonly string[];
  /** Folder of one more extension, unpacked and named as VS Code names them: `publisher.name-version`. */
  readonly extension?: string;
}

/** A real VS Code in a real browser, with the packaged extension installed. */
export interface Workbench {
  readonly browser: Browser;
  readonly page: Page;
  readonly workspaceDir: string;
  /** Changes workspace settings while the window is open; VS Code notices a little later. */
  changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** Closes the window and its server, and the browser after the last window; removes the workspace. */
  close(): Promise<void>;
}

/** Opens a window on a new workspace with new user data; needs `out/socket-lab.vsix` (npm run package). */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  opened += 1;
  const dataDir = join(cacheDir, 'runs', `ui-${String(process.pid)}-${String(opened)}`);
  const workspaceDir = join(dataDir, 'workspace');
  await mkdir(workspaceDir, { recursive: true });
  for (const [name, text] of Object.entries(options.files ?? {})) {
    await writeText(join(workspaceDir, name), text);
  }
  let workspaceSettings = {};
  const home = await installServer();
  // Installing needs a separate process, so it is done once and copied.
  installed ??= installOnce(home);
  await cp(join(await installed, 'extensions'), join(dataDir, 'extensions'), { recursive: true });
  if (options.extension !== undefined) await addExtension(join(dataDir, 'extensions'), options.extension);
  const server = await startServer({
    home,
    dataDir,
    settings: { ...testSettings, ...options.settings },
    connectionToken: false,
    env: { ...process.env, ...testEnvironment, ...options.env },
    ...(options.nodeFlags === undefined ? {} : { nodeFlags: options.nodeFlags }),
  });
  const release = holdBrowser();
  let context: BrowserContext | undefined;
  let ownBrowser: Browser | undefined;
  let window: OpenWindow | undefined;
  const close = async (): Promise<void> => {
    const failedHook = takeFailedHook();
    if (failedHook !== undefined && window !== undefined) await keepFailure(failedHook, [window]);
    await context?.close();
    await ownBrowser?.close();
    await release();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    if (options.browserFlags !== undefined) ownBrowser = await warmBrowser(options.browserFlags);
    const browser = ownBrowser ?? (await sharedBrowser());
    context = await browser.newContext({
      viewport: options.viewport ?? { width: 1280, height: 800 },
      deviceScaleFactor: options.pixelRatio ?? 1,
    });
    context.setDefaultTimeout(limitMs);
    const page = await context.newPage();
    window = rememberWindow(page, join(dataDir, 'data', 'logs'));
    await page.goto(server.urlFor(workspaceDir));
    // The extension host creates this status bar item; by then extensions are known.
    await page.locator('.statusbar-item[id="status.problems"]').waitFor();
    return {
      browser,
      page,
      workspaceDir,
      close,
      async changeSettings(changed) {
        workspaceSettings = { ...workspaceSettings, ...changed };
        await writeText(join(workspaceDir, '.vscode', 'settings.json'), JSON.stringify(workspaceSettings));
      },
    };
  } catch (error) {
    const title = `window ${String(opened)} did not open`;
    if (window !== undefined) await keepFailure(title, [window]);
    await close();
    throw new Error(`A window did not open; ${failureFolder(title)} has its screen and logs.`, {
      cause: error,
    });
  }
}

/** A server's data folder with the package installed. */
async function installOnce(home: string): Promise<string> {
  const dataDir = join(cacheDir, 'runs', `vsix-${String(process.pid)}`);
  await mkdir(dataDir, { recursive: true });
  process.once('exit', () => {
    rmSync(dataDir, { recursive: true, force: true });
  });
  await installVsix(home, dataDir, vsixFile, withoutVsCode({ ...process.env, ...testEnvironment }));
  return dataDir;
}

/** VS Code only knows the folders that its list names. */
async function addExtension(extensionsDir: string, folder: string): Promise<void> {
  const relativeLocation = basename(folder);
  const [, id = '', version = ''] = /^(.+)-([\d.]+)$/.exec(relativeLocation) ?? [];
  await cp(folder, join(extensionsDir, relativeLocation), { recursive: true });
  const listFile = join(extensionsDir, 'extensions.json');
  const list = JSON.parse(await readFile(listFile, 'utf8')) as unknown[];
  const location = { $mid: 1, path: join(extensionsDir, relativeLocation), scheme: 'file' };
  await writeFile(
    listFile,
    JSON.stringify([...list, { identifier: { id }, version, location, relativeLocation }]),
  );
}

async function writeText(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
