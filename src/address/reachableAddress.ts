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
