import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { build } from 'esbuild';
import { cacheDir, checkoutDir, outDir } from '../host/checkout.ts';
import { testFiles } from './testFiles.ts';
import { onlyFileVariable, onlyTestsVariable } from './testRecord.ts';

/**
 * Bundles test/vscode for an extension host and passes it to `@vscode/test-electron`, which starts VS Code with it:
 * with `--desktop` one that it downloads, otherwise our stand-in, the embedded server. `--file commands.test` runs only
 * that file; `--grep` is passed to Mocha.
 */
const bundleDir = join(outDir, 'test-vscode');
const { values: options } = parseArgs({
  options: {
    desktop: { type: 'boolean', default: false },
    file: { type: 'string', default: '' },
    grep: { type: 'string', short: 'g', default: '' },
  },
});

await rm(bundleDir, { recursive: true, force: true });
await build({
  absWorkingDir: checkoutDir,
  entryPoints: ['test/vscode/index.ts', ...testFiles('vscode')],
  outbase: 'test/vscode',
  outdir: bundleDir,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  // Packages stay in node_modules; `vscode` is provided by the extension host.
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
try {
  process.exitCode = await runTests({
    extensionDevelopmentPath: checkoutDir,
    extensionTestsPath: join(bundleDir, 'index.cjs'),
    extensionTestsEnv: { [onlyFileVariable]: options.file, [onlyTestsVariable]: options.grep },
    ...(options.desktop ? { launchArgs: [await emptyWorkspace()] } : embedded()),
  });
} catch (error) {
  // The suite has printed its own failures.
  if (!(error instanceof TestRunFailedError)) throw error;
  process.exitCode = 1;
}

function embedded(): { vscodeExecutablePath: string } {
  const name = process.platform === 'win32' ? 'embeddedCode.cmd' : 'embeddedCode.ts';
  return { vscodeExecutablePath: join(checkoutDir, 'scripts', 'host', name) };
}

async function emptyWorkspace(): Promise<string> {
  const folder = join(cacheDir, 'runs', 'desktop-workspace');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}
