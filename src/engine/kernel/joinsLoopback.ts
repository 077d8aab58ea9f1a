import { networkInterfaces } from 'node:os';
import { isLoopback } from '../../address/ipAddress.ts';

/**
 * Whether a multicast group is joined on the loopback alone (option `join`: an interface's name or address): then only
 * programs of this machine are heard. Without the option the system chooses, which is never the loopback. Never so on
 * Windows: a group cannot be bound there, and what is sent to the port of any interface arrives too.
 */
export function joinsLoopback(
  join: string | undefined,
  interfaces = networkInterfaces(),
  platform: string = process.platform,
): boolean {
  if (join === undefined || platform === 'win32') return false;
  if (isLoopback(join)) return true;
  const addresses = interfaces[join] ?? [];
  return addresses.length > 0 && addresses.every(({ internal }) => internal);
}
