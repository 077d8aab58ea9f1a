/** Parts of an address as text, without reading all of it: the page shows addresses and knows no options. */
import { hasPort, transportOfAddress, transports } from '../model/transports.ts';

/** An address for narrow places, without its scheme; a unix path keeps its `unix:`. */
export function withoutScheme(address: string): string {
  const transport = transportOfAddress(address);
  return hasPort(transport) ? address.slice(transports[transport].prefix.length) : address;
}

/**
 * The address a client on this machine would use to reach an endpoint: a wildcard becomes the loopback, and options
 * are left out. Takes and returns our notation, with scheme.
 */
export function reachableAddress(address: string): string {
  return address
    .replace(/\?.*$/s, '')
    .replace(/^(\w+:\/\/)(?:\*|0\.0\.0\.0)(?=:\d+$)/, '$1127.0.0.1')
    .replace(/^(\w+:\/\/)\[::\](?=:\d+$)/, '$1[::1]');
}
