import { existsSync } from 'node:fs';
import { step } from './progress.ts';
import { runProgram } from './runProgram.ts';

/** True for root on Debian, Ubuntu and their derivatives. */
export function canUseApt(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs Debian packages, with a message. */
export async function aptInstall(packages: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await step(`Installing ${packages.join(', ')} with apt-get`, async () => {
    await runProgram('apt-get', ['update', '-q'], { env });
    await runProgram('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env });
  });
}
