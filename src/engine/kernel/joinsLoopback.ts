/** Detects multicast groups that only this machine reaches. */
import { networkInterfaces } from 'node:os';
import { isLoopback } from '../../address/ipAddress.ts';

/**
 * Whether a multicast group is joined on the loopback only (option `join`: an interface's name or address), so that
 * only programs on this machine are received. Without the option the system chooses, and never the loopback. Always
 * false on Windows: a group cannot be bound there, so datagrams to the port of any interface arrive too.
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
