import { execFileSync } from 'node:child_process';

/** Kills the extension hosts of the windows opened by this process, like a crash. Returns how many there were. */
export function killExtensionHosts(): number {
  const listing = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const processes = listing
    .trim()
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((found) => found !== null)
    .map(([, pid, parent, args = '']) => ({ pid: Number(pid), parent: Number(parent), args }));
  const isOurs = (pid: number): boolean => {
    if (pid === process.pid) return true;
    const parent = processes.find((one) => one.pid === pid)?.parent ?? 0;
    return parent > 1 && isOurs(parent);
  };
  const hosts = processes.filter(({ pid, args }) => args.includes('--type=extensionHost') && isOurs(pid));
  for (const { pid } of hosts) process.kill(pid, 'SIGKILL');
  return hosts.length;
}
