#!/usr/bin/env node
/** A stand-in for the program `code`, which runs the suite in the embedded server. */
import { appendFileSync, existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, parseArgs } from 'node:util';
import { failureFolder } from '../suites/failureFolder.ts';
import { failureMark } from '../suites/failureLine.ts';
import { parseRecords, recordsFileVariable } from '../suites/testRecord.ts';
import { cacheDir } from './checkout.ts';
import { installServer } from './installServer.ts';
import { warmBrowser } from './warmBrowser.ts';
import { testEnvironment, testSettings } from './quietSettings.ts';
import { startServer } from './startServer.ts';

/**
 * Used where VS Code cannot be downloaded: takes the two arguments that `@vscode/test-electron` passes, runs the suite
 * in the extension host of the embedded server, prints its console and ends with its exit code. All other arguments
 * concern the desktop only and are ignored.
 */
const suiteLimitMs = 900_000;

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
  const logsDir = join(dataDir, 'data', 'logs');
  await mkdir(workspace, { recursive: true });
  await mkdir(logsDir, { recursive: true });
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
  const screens: Promise<Buffer | undefined>[] = [];
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
      // Called by the workbench's smoke test driver.
      page
        .exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
          const text = format(...args);
          printOrKeep(text, join(logsDir, 'workbench.log'));
          // The tests run in another process, and may have moved on when the screenshot is taken.
          if (text.trimStart().startsWith(failureMark)) {
            screens.push(page.screenshot({ timeout: 10_000 }).catch(() => undefined));
          }
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
    await keepFailures(logsDir, await Promise.all(screens));
    await browser.close();
    await server.stop();
    if (failed) console.log(`The logs of this run are in ${dataDir}.`);
    else await rm(dataDir, { recursive: true, force: true });
  }
}

/** Keeps VS Code's logs and the screenshots, in order, for each failed test. The suite has written its records. */
async function keepFailures(logsDir: string, screens: readonly (Buffer | undefined)[]): Promise<void> {
  const file = process.env[recordsFileVariable] ?? '';
  const records = existsSync(file) ? (parseRecords(await readFile(file, 'utf8')) ?? []) : [];
  for (const [index, { title }] of records.filter(({ outcome }) => outcome === 'failed').entries()) {
    const folder = failureFolder(title);
    await cp(logsDir, join(folder, 'logs'), { recursive: true });
    const screen = screens[index];
    if (screen !== undefined) await writeFile(join(folder, 'screen.png'), screen);
  }
}

/** The workbench's own messages go to a file; the extension host's console is printed. */
function printOrKeep(text: string, file: string): void {
  if (text.includes('/out/vs/code/browser/workbench/')) appendFileSync(file, `${text}\n`);
  else console.log(text);
}
