/** An address as short as it can be told from others on this machine: for rows, lists and the status bar. */

/** Not the question mark of a Windows pipe, `\\\\?\\pipe\\`. */
const options = /(?<!^unix:\\\\)\?.*$/s;
const scheme = /^\w+:\/\//;
/** Not `[::1]`, another socket that may be open beside it. */
const loopback = /^127\.0\.0\.1(?=:\d+$)/;
const everywhere = /^(?:0\.0\.0\.0|\[::\])(?=:\d+$)/;
const pathPrefix = 'unix:';

/** `:9998` on the loopback, `*:9998` on all interfaces, else `host:port`; of a unix path its end. Without options. */
export function shortAddress(address: string): string {
  const bare = address.replace(options, '');
  if (bare.startsWith(pathPrefix)) return bare.slice(Math.max(bare.search(/[^/\\]*$/), pathPrefix.length));
  return bare.replace(scheme, '').replace(loopback, '').replace(everywhere, '*');
}
