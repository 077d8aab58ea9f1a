/** Who can reach a listener, by the address it is bound to; every sentence about it uses this. */
import { isLoopback, isMulticast, isWildcard } from './ipAddress.ts';

/**
 * `machine`: only programs on this machine; `group`: every machine that can send to the multicast group; `host`: every
 * machine that can reach the address; `interfaces`: every machine that can reach any interface of this one.
 */
export type Reach = 'machine' | 'group' | 'host' | 'interfaces';

/** @param joinsLoopback a multicast group is joined on the loopback alone */
export function reachOf(host: string, joinsLoopback: boolean): Reach {
  if (isLoopback(host)) return 'machine';
  if (isMulticast(host)) return joinsLoopback ? 'machine' : 'group';
  return isWildcard(host) ? 'interfaces' : 'host';
}
