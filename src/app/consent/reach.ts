/** The warning before a listener opens that other machines can reach. */
import { isPathAddress } from '../../model/address.ts';
import { networkInterfaces } from 'node:os';
import type { Address } from '../../model/address.ts';
import { joinsLoopback } from '../../engine/kernel/joinsLoopback.ts';
import { reachOf } from '../../address/reach.ts';

/** A sentence about who can reach the listener; undefined: only programs on this machine. */
export function publicReach(address: Address, interfaces = networkInterfaces()): string | undefined {
  if (isPathAddress(address)) return undefined;
  const { host, options } = address;
  const reach = reachOf(host, joinsLoopback(options.join, interfaces));
  if (reach === 'machine') return undefined;
  if (reach === 'group') return `Every machine that can send to the group ${host} can reach this listener.`;
  if (reach === 'host') return `Every machine that can reach ${host} can reach this listener.`;
  const outside = Object.values(interfaces)
    .flatMap((entries) => entries ?? [])
    .filter((entry) => !entry.internal)
    .filter(
      ({ family, address: own }) => family === 'IPv4' || (host !== '0.0.0.0' && !own.startsWith('fe80:')),
    )
    .map((entry) => entry.address);
  const where = outside.length === 0 ? 'any interface of this machine' : outside.join(' or ');
  return `It listens on all interfaces: every machine that can reach ${where} can reach this listener.`;
}
