/** Starts the embedded VS Code server. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installVsix } from './installVsix.ts';
import { stopProcessTree } from './processTree.ts';

const startLimitMs = 60_000;
const host = '127.0.0.1';

export interface ServerOptions {
  /** The folder returned by `installServer`. */
  readonly home: string;
  /** Settings, extensions, state and logs of this run. */
  readonly dataDir: string;
  /** User settings, which overwrite existing ones. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** `true` for people; tests need none. */
  readonly connectionToken: boolean;
  /** Lets the page's URL specify an extension and tests in a folder. */
  readonly smokeTestDriver?: boolean;
  /** A package to install before the start. */
  readonly vsix?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Node flags for the server and its extension hosts, from which it removes NODE_OPTIONS. */
  readonly nodeFlags?: readonly string[];
}

export interface RunningServer {
  readonly port: number;
  readonly logFile: string;
  /** The URL of a window on this folder; `payload` is for the smoke test driver. */
  urlFor(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** The URI of a local file as seen by the window. */
  remoteUri(file: string): string;
  /** Settles when the server has ended, by itself or by `stop`. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts it on a free loopback port and waits until it listens. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { home, dataDir } = options;
  const entry = join(home, 'out', 'server-main.js');
  const env = withoutVsCode(options.env ?? process.env);
  await writeUserSettings(dataDir, options.settings);
  if (options.vsix !== undefined) await installVsix(home, dataDir, options.vsix, env);
  const token = options.connectionToken ? randomBytes(16).toString('hex') : undefined;
  const child = spawn(
    process.execPath,
    [...(options.nodeFlags ?? []), entry, ...(await serverArguments(options, token))],
    {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that a terminal's Ctrl-C reaches only us, and we shut it down in order.
      detached: process.platform !== 'win32',
    },
  );
  const logFile = join(dataDir, 'server.log');
  const log = createWriteStream(logFile);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      log.end(resolve);
    });
  });
  const stop = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null) await stopProcessTree(child.pid);
    await ended;
  };
  const port = await listeningPort(child).catch(async (error: unknown) => {
    await stop();
    const tail = (await readFile(logFile, 'utf8')).slice(-2000);
    throw new Error(`The VS Code server did not start. The end of ${logFile}:\n${tail}`, { cause: error });
  });
  return {
    port,
    logFile,
    ended,
    stop,
    remoteUri: (file) => new URL(`vscode-remote://${host}:${String(port)}${slashed(file)}`).href,
    urlFor: (folder, payload) => {
      const url = new URL(`http://${host}:${String(port)}/`);
      if (token !== undefined) url.searchParams.set('tkn', token);
      url.searchParams.set('folder', slashed(folder));
      if (payload !== undefined) url.searchParams.set('payload', JSON.stringify(payload));
      return url.href;
    },
  };
}

async function serverArguments(options: ServerOptions, token: string | undefined): Promise<string[]> {
  const shared = ['--host', host, '--port', '0', '--accept-server-license-terms', '--telemetry-level', 'off'];
  const args = [...shared, '--server-data-dir', options.dataDir];
  if (options.smokeTestDriver === true) args.push('--enable-smoke-test-driver');
  if (token === undefined) return [...args, '--without-connection-token'];
  // In a file, because command lines are readable by all users of the machine.
  const tokenFile = join(options.dataDir, 'connection-token');
  await writeFile(tokenFile, token, { mode: 0o600 });
  return [...args, '--connection-token-file', tokenFile];
}

async function writeUserSettings(dataDir: string, settings: ServerOptions['settings']): Promise<void> {
  const folder = join(dataDir, 'data', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
}

/** The port that the server got, from its output. */
function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => {
      reject(new Error(`it was not listening after ${String(startLimitMs / 1000)} s`));
    }, startLimitMs);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (printed.length > 100_000) return;
      printed += text;
      const port = /Extension host agent listening on (\d+)/.exec(printed)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
    const failed = (error?: Error): void => {
      clearTimeout(timer);
      reject(error ?? new Error('it ended'));
    };
    child.once('error', failed);
    child.once('exit', () => {
      failed();
    });
  });
}

function slashed(file: string): string {
  const path = file.replaceAll('\\', '/');
  return path.startsWith('/') ? path : `/${path}`;
}

/** The environment without VS Code's variables: a server started from VS Code's terminal must not join that window. */
export function withoutVsCode(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isVsCode = (name: string): boolean => name.startsWith('VSCODE_') || name === 'ELECTRON_RUN_AS_NODE';
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isVsCode(name)));
}
