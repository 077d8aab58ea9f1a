/**
 * The address a client on this machine would use for an endpoint's address: a wildcard becomes the loopback, and
 * options are left out. Takes and answers our notation, with scheme.
 */
export function reachableAddress(address: string): string {
  return address
    .replace(/\?.*$/s, '')
    .replace(/^(\w+:\/\/)(?:\*|0\.0\.0\.0)(?=:\d+$)/, '$1127.0.0.1')
    .replace(/^(\w+:\/\/)\[::\](?=:\d+$)/, '$1[::1]');
}
