/** Names to addresses, with all answers kept (`man 3 getaddrinfo`). */
import { lookup } from 'node:dns/promises';
import { addressFamily } from '../../address/ipAddress.ts';
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureOf } from '../../node/failures.ts';

/** IP addresses of `host` in the system's order, never empty on success. */
export type Resolve = (host: string, family?: 4 | 6) => Promise<Result<readonly string[]>>;

/** Asks the system's resolver (hosts file, DNS, …), as every other program on the machine does. */
export const systemResolve: Resolve = async (host, family) => {
  try {
    // `order: verbatim` is the default from Node 17 on; said here because the ladder shows this very order.
    const answers = await lookup(host, { all: true, verbatim: true, family: family ?? 0 });
    return success(answers.map((answer) => answer.address));
  } catch (error) {
    return fail(failureOf(error, 'getaddrinfo', host));
  }
};

/** True where nothing needs to be asked: an address, with or without a zone (`fe80::1%eth0`). */
export function isAddress(host: string): boolean {
  return addressFamily(host) !== undefined;
}
