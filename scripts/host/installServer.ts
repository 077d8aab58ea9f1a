import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDir } from './checkout.ts';
import { step } from './progress.ts';
import { runProgram } from './runProgram.ts';

/**
 * The real VS Code for machines without one: the server inside the npm package `code-server` (4.139.1 contains
 * VS Code 1.139.1). Only its folder `lib/vscode` is used, and none of its native modules are compiled: node-pty, for
 * the terminal, includes its binaries, and two others are replaced.
 */
const packageVersion = '4.139.1';
const vscodeVersion = '1.139.1';
const archiveSha256 = '75b76d3870dbcb7a4c08627f586a03344ca017be182171020c7405bdb6f2fb33';

/** Installs the server unless it is installed; returns its folder, which contains `out/server-main.js`. */
export async function installServer(): Promise<string> {
  const home = join(cacheDir, `vscode-server-${vscodeVersion}`);
  if (existsSync(home)) return home;
  console.log(
    `Installing the VS Code ${vscodeVersion} server into .vscode-test (once, about 600 MB on disk).`,
  );
  // Installed in a temporary folder; the rename at the end completes it.
  const workshop = join(cacheDir, `installing-${String(process.pid)}`);
  await rm(workshop, { recursive: true, force: true });
  await mkdir(workshop, { recursive: true });
  try {
    await step('  1/3 downloading (45 MB)', () => download(workshop));
    const server = join(workshop, 'package', 'lib', 'vscode');
    await step("  2/3 installing the server's dependencies", () => installDependencies(server));
    await step("  3/3 installing its extensions' dependencies", () =>
      installDependencies(join(server, 'extensions')),
    );
    await replaceNativeModules(server);
    await rename(server, home).catch((error: unknown) => {
      // Another run may have been faster.
      if (!existsSync(home)) throw error;
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  return home;
}

async function download(workshop: string): Promise<void> {
  await writeFile(join(workshop, 'package.json'), '{ "private": true }\n');
  await runProgram('npm', ['pack', `code-server@${packageVersion}`, '--silent'], { cwd: workshop });
  const archive = `code-server-${packageVersion}.tgz`;
  const hash = createHash('sha256')
    .update(await readFile(join(workshop, archive)))
    .digest('hex');
  if (hash !== archiveSha256) throw new Error(`${archive} is not the expected one: its SHA-256 is ${hash}`);
  await runProgram('tar', ['-xzf', archive, 'package/lib/vscode'], { cwd: workshop });
}

async function installDependencies(folder: string): Promise<void> {
  // The server's folder has a lock file (npm-shrinkwrap.json); its extensions need only TypeScript.
  const flags = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  await runProgram('npm', ['install', ...flags], { cwd: folder });
}

/** Replaces two native modules that would have to be compiled, and whose absence every process logs. */
async function replaceNativeModules(server: string): Promise<void> {
  const modules = join(server, 'node_modules', '@vscode');
  await copyFile(join(import.meta.dirname, 'plainSpdlog.cjs'), join(modules, 'spdlog', 'index.js'));
  // It ends an extension host whose server has died; we end the whole process tree ourselves.
  await writeFile(join(modules, 'native-watchdog', 'index.js'), 'exports.start = () => undefined;\n');
}
