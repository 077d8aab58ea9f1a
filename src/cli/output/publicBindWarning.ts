/** The warning about a listener that other machines can reach. */
import { networkInterfaces } from 'node:os';
import { joinsLoopback } from '../../engine/kernel/joinsLoopback.ts';
import { reachOf } from '../../address/reach.ts';

/**
 * One sentence, or undefined for a listener that only this machine can reach.
 * @param local the bound address in our notation
 * @param join the interface on which a multicast group is joined, if one was given
 */
export function publicBindWarning(local: string, join?: string): string | undefined {
  const match = /^\w+:\/\/(?:\[([^\]]*)\]|([^:]*)):[0-9]+$/.exec(local);
  const host = match?.[1] ?? match?.[2];
  if (host === undefined) return undefined;
  const reach = reachOf(host, joinsLoopback(join));
  if (reach === 'machine') return undefined;
  if (reach === 'group')
    return `${local} receives from every machine that can send to the group ${host}; to keep it to this machine, join it on the loopback (join=127.0.0.1).`;
  const where = reach === 'interfaces' ? reachableAt(host) : ` at ${host}`;
  return `${local} can be reached by every machine on this one's networks${where}; to keep it to this machine, listen on 127.0.0.1.`;
}

function reachableAt(wildcard: string): string {
  const both = wildcard.includes(':');
  const places = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ internal, family }) => !internal && (both || family === 'IPv4'))
      .map(({ address }) => `${address} (${name})`),
  );
  return places.length === 0 ? '' : `, at ${places.join(', ')}`;
}
