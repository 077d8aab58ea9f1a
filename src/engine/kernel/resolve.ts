/** Resolves names to addresses, keeping all results (`man 3 getaddrinfo`). */
import { lookup } from 'node:dns/promises';
import { addressFamily } from '../../address/ipAddress.ts';
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureOf } from '../../node/failures.ts';

/** IP addresses of `host` in the system's order, never empty on success. */
export type Resolve = (host: string, family?: 4 | 6) => Promise<Result<readonly string[]>>;

/** Uses the system's resolver (hosts file, DNS, …), like every other program on the machine. */
export const systemResolve: Resolve = async (host, family) => {
  try {
    // `order: verbatim` is the default since Node 17; explicit here because the ladder shows this order.
    const found = await lookup(host, { all: true, verbatim: true, family: family ?? 0 });
    return success(found.map(({ address }) => address));
  } catch (error) {
    return fail(failureOf(error, 'getaddrinfo', host));
  }
};

/** Whether the host is an address, with or without a zone (`fe80::1%eth0`), which needs no resolution. */
export function isAddress(host: string): boolean {
  return addressFamily(host) !== undefined;
}
