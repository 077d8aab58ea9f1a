import { join } from 'node:path';
import { runProgram } from './runProgram.ts';

/** Installs a package in a server's data folder through its command line; `env` as returned by `withoutVsCode`. */
export async function installVsix(
  home: string,
  dataDir: string,
  vsix: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const entry = join(home, 'out', 'server-main.js');
  const install = ['--server-data-dir', dataDir, '--install-extension', vsix, '--force'];
  await runProgram(process.execPath, [entry, ...install], { env });
}
