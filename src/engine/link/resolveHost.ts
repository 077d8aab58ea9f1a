/** Resolves the host of an address, and reports the result. */
import type { Result } from '../../model/result.ts';
import { success } from '../../model/result.ts';
import { isAddress } from '../kernel/resolve.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';

/**
 * The addresses of a host: itself if it is one, otherwise all results of the resolver, reported as `resolved`, with the
 * failure where there are none.
 */
export async function resolveHost(
  context: EndpointContext,
  host: string,
  family?: 4 | 6,
): Promise<Result<readonly string[]>> {
  if (isAddress(host)) return success([host]);
  const resolved = await context.resolve(host, family);
  context.report({
    type: 'resolved',
    call: 'getaddrinfo',
    host,
    addresses: resolved.ok ? resolved.value : [],
    ...(resolved.ok ? {} : { failure: resolved.failure }),
  });
  return resolved;
}
