/** Joins and leaves multicast groups, on an interface given by name or address (`man 7 ip`, `man 7 ipv6`). */
import type { Socket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { isIPv4, isIPv6 } from '../../../address/ipAddress.ts';
import type { Result } from '../../../model/result.ts';
import { fail, success } from '../../../model/result.ts';
import { failureOf, failureWith } from '../../../node/failures.ts';
import type { EndpointContext } from '../../contracts/endpointContext.ts';

export interface MembershipChange {
  readonly action: 'join' | 'leave';
  readonly group: string;
  /** Name or address of the interface; absent: the system chooses. */
  readonly interface?: string;
  readonly source?: string;
}

/** Joins or leaves, and reports the socket option. */
export function changeMembership(
  context: EndpointContext,
  socket: Socket,
  change: MembershipChange,
): Result<void> {
  const { action, group, source } = change;
  const name = optionName(action, group, source !== undefined);
  const on = change.interface === undefined ? '' : ` on ${change.interface}`;
  const value = `${group}${source === undefined ? '' : ` from ${source}`}${on}`;
  const result = applyMembership(socket, change);
  context.report({
    type: 'option',
    call: 'setsockopt',
    name,
    value,
    setBy: 'user',
    ...(result.ok ? {} : { failure: result.failure }),
  });
  return result;
}

function applyMembership(
  socket: Socket,
  { action, group, source, interface: given }: MembershipChange,
): Result<void> {
  const chosen = given === undefined ? success(undefined) : multicastInterface(given, isIPv6(group) ? 6 : 4);
  if (!chosen.ok) return chosen;
  try {
    if (action === 'join') {
      if (source === undefined) socket.addMembership(group, chosen.value);
      else socket.addSourceSpecificMembership(source, group, chosen.value);
    } else if (source === undefined) socket.dropMembership(group, chosen.value);
    else socket.dropSourceSpecificMembership(source, group, chosen.value);
    return success(undefined);
  } catch (error) {
    return fail(failureOf(error, 'setsockopt', group));
  }
}

function optionName(action: 'join' | 'leave', group: string, bySource: boolean): string {
  const verb = action === 'join' ? 'ADD' : 'DROP';
  if (bySource)
    return isIPv6(group) ? `MCAST_${action.toUpperCase()}_SOURCE_GROUP` : `IP_${verb}_SOURCE_MEMBERSHIP`;
  return isIPv6(group) ? `IPV6_${verb}_MEMBERSHIP` : `IP_${verb}_MEMBERSHIP`;
}

/**
 * An interface in Node's form: for IPv4 one of its addresses, for IPv6 `::%name`.
 * @param given a name (`eth0`) or one of the interface's addresses; unknown ones fail with ENODEV
 */
export function multicastInterface(given: string, family: 4 | 6): Result<string> {
  if (family === 4 && isIPv4(given)) return success(given);
  for (const [name, addresses = []] of Object.entries(networkInterfaces())) {
    if (name !== given && !addresses.some(({ address }) => address === given)) continue;
    if (family === 6) return success(`::%${process.platform === 'win32' ? scopeOf(addresses) : name}`);
    const own = addresses.find((address) => address.family === 'IPv4');
    if (own !== undefined) return success(own.address);
  }
  return fail(failureWith('ENODEV', 'setsockopt', given));
}

/** Windows numbers its zones instead of naming them. */
function scopeOf(addresses: readonly { readonly family: string; readonly scopeid?: number }[]): string {
  return String(addresses.find((address) => address.family === 'IPv6')?.scopeid ?? 0);
}
