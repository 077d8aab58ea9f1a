/** Addresses as text in several lengths, without reading all of them: the page shows addresses and knows no options. */
import { hasPort, transportOfAddress, transports } from './transports.ts';

/** Not the question mark of a Windows pipe, `\\\\?\\pipe\\`. */
const options = /(?<!^unix:\\\\)\?.*$/s;
const scheme = /^\w+:\/\//;
/** Not `[::1]`, another socket that may be open beside it. */
const loopback = /^127\.0\.0\.1(?=:\d+$)/;
const everywhere = /^(?:0\.0\.0\.0|\[::\])(?=:\d+$)/;
const pathPrefix = 'unix:';

const shownPathCharacters = 28;

export function withoutOptions(address: string): string {
  return address.replace(options, '');
}

/** For narrow places; a unix path keeps its `unix:`. */
export function withoutScheme(address: string): string {
  const transport = transportOfAddress(address);
  return hasPort(transport) ? address.slice(transports[transport].prefix.length) : address;
}

/** Short enough for a list: without options, and only the end of a long path. */
export function plainAddress(address: string): string {
  const bare = withoutOptions(address);
  if (!bare.startsWith(pathPrefix) || bare.length <= shownPathCharacters) return bare;
  return `unix:…/${bare.slice(bare.lastIndexOf('/') + 1)}`;
}

/** A peer by its address; the client of a unix socket has none (`man 7 unix`, "unnamed"). */
export function peerText(remote: string, id: number): string {
  return remote === '' ? `client #${id}` : remote;
}

/** The same, as short as `shortAddress`. */
export function shortPeerText(remote: string, id: number): string {
  return remote === '' ? peerText(remote, id) : shortAddress(remote);
}

/**
 * As short as it can be told from others on this machine: `:9998` on the loopback, `*:9998` on all interfaces, else
 * `host:port`; of a unix path its end. Without options.
 */
export function shortAddress(address: string): string {
  const bare = withoutOptions(address);
  if (bare.startsWith(pathPrefix)) return bare.slice(Math.max(bare.search(/[^/\\]*$/), pathPrefix.length));
  return bare.replace(scheme, '').replace(loopback, '').replace(everywhere, '*');
}
