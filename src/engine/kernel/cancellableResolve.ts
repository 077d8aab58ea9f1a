import type { Result } from '../../model/result.ts';
import { fail } from '../../model/result.ts';
import { failureWith } from '../../node/failures.ts';
import type { Resolve } from './resolve.ts';

/**
 * A resolver that can be given up: `cancel` answers what is asked, and what will be, with `ABORT_ERR`. The system's
 * own cannot be stopped (it may wait half a minute for a name server); then nobody waits for it any more.
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
