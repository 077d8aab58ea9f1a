import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall, canUseApt } from './aptInstall.ts';

/** Program → Debian package, for the peers of the interop suite. */
const packageOf: Readonly<Record<string, string>> = {
  python3: 'python3',
  ncat: 'ncat',
  socat: 'socat',
  // Its own name: `nc` may be ncat.
  'nc.openbsd': 'netcat-openbsd',
  tshark: 'tshark',
  strace: 'strace',
  openssl: 'openssl',
  curl: 'curl',
};

/**
 * In CI, installs the missing programs of the interop suite. On a developer's machine nothing is installed: there the
 * suite reports tests it cannot run as skipped.
 */
export async function installPeerProgramsInCi(): Promise<void> {
  if (process.env['CI'] === undefined || !canUseApt()) return;
  const missing = Object.entries(packageOf).filter(([program]) => !onPath(program));
  if (missing.length > 0) await aptInstall(missing.map(([, name]) => name));
}

function onPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
