import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { buildExtension } from './host/buildExtension.ts';
import { cacheDir, checkoutDir, vsixFile } from './host/checkout.ts';
import { installServer } from './host/installServer.ts';
import { packageExtension } from './host/packageExtension.ts';
import { step } from './host/progress.ts';
import { quietSettings } from './host/quietSettings.ts';
import { startServer } from './host/startServer.ts';

/**
 * `npm start`: VS Code with the extension and a sample workspace. Uses the user's own VS Code if the command `code`
 * exists; otherwise, or with `npm start -- --embedded`, a VS Code server to open in a browser.
 */
const windows = process.platform === 'win32';

await step('Building the extension', buildExtension);
const workspace = join(cacheDir, 'sample');
// The user's changes from an earlier start are kept.
await cp(join(checkoutDir, 'media', 'sample'), workspace, { recursive: true, force: false });
const code = process.argv.includes('--embedded') ? undefined : desktopCode();
if (code === undefined) await openEmbedded(workspace);
else openDesktop(code, workspace);

/** The path of the command `code`, unless this is a terminal inside VS Code, whose `code` only controls its window. */
function desktopCode(): string | undefined {
  if (process.env['VSCODE_IPC_HOOK_CLI'] !== undefined) return undefined;
  const name = windows ? 'code.cmd' : 'code';
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

function openDesktop(file: string, folder: string): void {
  const args = ['--new-window', `--extensionDevelopmentPath=${checkoutDir}`, folder];
  // On Windows a batch file needs a shell, and a shell needs quotes around paths.
  const child = windows
    ? spawn(
        `"${file}"`,
        args.map((arg) => `"${arg}"`),
        { stdio: 'inherit', shell: true },
      )
    : spawn(file, args, { stdio: 'inherit' });
  child.once('error', (error) => {
    console.error(`${file} did not start: ${error.message}. npm start -- --embedded does without it.`);
    process.exitCode = 1;
  });
  child.once('exit', (exitCode) => {
    process.exitCode = exitCode ?? 1;
    if (exitCode === 0) console.log('VS Code is open with the extension. Its README says what to try first.');
  });
}

async function openEmbedded(folder: string): Promise<void> {
  await step('Packaging it', packageExtension);
  const home = await installServer();
  const server = await step('Starting the VS Code server', () =>
    startServer({
      home,
      dataDir: join(cacheDir, 'start'),
      settings: {
        ...quietSettings,
        // The only folder opened is our own sample.
        'security.workspace.trust.enabled': false,
        'workbench.startupEditor': 'readme',
      },
      connectionToken: true,
      vsix: vsixFile,
    }),
  );
  const url = server.urlFor(folder);
  console.log(
    `\nSocket Lab runs in VS Code at\n\n    ${url}\n\nThe address holds a secret of this run. Ctrl-C ends it.`,
  );
  openInBrowser(url);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      console.log('\nStopping …');
      void server.stop();
    });
  }
  await server.ended;
  if (stopping.signal.aborted) return;
  console.error(`The VS Code server ended by itself; see ${server.logFile}.`);
  process.exitCode = 1;
}

/** Only on a machine with a display; otherwise the printed address has to do. */
function openInBrowser(url: string): void {
  const { env, platform } = process;
  const remote = env['CI'] !== undefined || env['SSH_CONNECTION'] !== undefined || !process.stdout.isTTY;
  const screen = platform !== 'linux' || (env['DISPLAY'] ?? env['WAYLAND_DISPLAY'] ?? '') !== '';
  if (remote || !screen) return;
  const opener = platform === 'darwin' ? 'open' : windows ? 'rundll32' : 'xdg-open';
  const args = windows ? ['url.dll,FileProtocolHandler', url] : [url];
  const child = spawn(opener, args, { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}
