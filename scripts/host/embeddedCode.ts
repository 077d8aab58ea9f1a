#!/usr/bin/env node
import { appendFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { format, parseArgs } from 'node:util';
import { cacheDir } from './checkout.ts';
import { installServer } from './installServer.ts';
import { warmBrowser } from './warmBrowser.ts';
import { testEnvironment, testSettings } from './quietSettings.ts';
import { startServer } from './startServer.ts';

/**
 * Stands in for the program `code` where VS Code cannot be downloaded: takes the two arguments that
 * `@vscode/test-electron` passes, runs the suite in the extension host of the embedded server, prints its
 * console and ends with its exit code. All other arguments are desktop matters and are ignored.
 */
const suiteLimitMs = 300_000;

const { values } = parseArgs({
  strict: false,
  options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
});
const { extensionDevelopmentPath, extensionTestsPath } = values;
if (typeof extensionDevelopmentPath !== 'string' || typeof extensionTestsPath !== 'string') {
  throw new Error('embeddedCode needs --extensionDevelopmentPath=… and --extensionTestsPath=…');
}
process.exitCode = await runSuite(extensionDevelopmentPath, extensionTestsPath);

async function runSuite(extensionFolder: string, testsFile: string): Promise<number> {
  const dataDir = join(cacheDir, 'runs', `vscode-${String(process.pid)}`);
  const workspace = join(dataDir, 'workspace');
  await mkdir(workspace, { recursive: true });
  const home = await installServer();
  const server = await startServer({
    home,
    dataDir,
    settings: testSettings,
    env: { ...process.env, ...testEnvironment },
    connectionToken: false,
    smokeTestDriver: true,
  });
  const browser = await warmBrowser();
  let failed = true;
  try {
    const page = await browser.newPage();
    const exitCode = new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`The suite did not end within ${String(suiteLimitMs / 1000)} s.`));
      }, suiteLimitMs);
      const settle = (code: number): void => {
        clearTimeout(timer);
        resolve(code);
      };
      // The two functions that the workbench's smoke test driver calls.
      page
        .exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
          printOrKeep(format(...args), join(dataDir, 'workbench.log'));
        })
        .then(() => page.exposeFunction('codeAutomationExit', settle))
        .then(() =>
          page.goto(
            server.urlFor(workspace, [
              ['extensionDevelopmentPath', server.remoteUri(extensionFolder)],
              ['extensionTestsPath', server.remoteUri(testsFile)],
            ]),
          ),
        )
        .catch(reject);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          settle(130);
        });
      }
      void server.ended.then(() => {
        reject(new Error(`The VS Code server ended by itself; see ${server.logFile}.`));
      });
    });
    const code = await exitCode;
    failed = code !== 0;
    return code;
  } finally {
    await browser.close();
    await server.stop();
    if (failed) console.log(`The logs of this run are in ${dataDir}.`);
    else await rm(dataDir, { recursive: true, force: true });
  }
}

/** What the workbench has to say about itself goes to a file; the extension host's console is shown. */
function printOrKeep(text: string, file: string): void {
  if (text.includes('/out/vs/code/browser/workbench/')) appendFileSync(file, `${text}\n`);
  else console.log(text);
}
