/** Cancellation for name resolution. */
import type { Result } from '../../model/result.ts';
import { fail } from '../../model/result.ts';
import { failureWith } from '../../node/failures.ts';
import type { Resolve } from './resolve.ts';

/**
 * A resolver that can be cancelled: `cancel` makes pending and later requests return `ABORT_ERR`. The system's own
 * cannot be stopped (it may wait half a minute for a name server); its result is then ignored.
 */
export function cancellableResolve(resolve: Resolve): {
  readonly resolve: Resolve;
  readonly cancel: () => void;
} {
  let cancel: () => void = () => undefined;
  const cancelled = new Promise<Result<never>>((settle) => {
    cancel = () => settle(fail(failureWith('ABORT_ERR', 'getaddrinfo')));
  });
  return {
    resolve: (host, family) => Promise.race([cancelled, resolve(host, family)]),
    cancel: () => cancel(),
  };
}
