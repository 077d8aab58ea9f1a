/** A unix domain client; on Windows a client of a named pipe. */
import { connect } from 'node:net';
import type { UnixAddress } from '../../../model/address.ts';
import { fail, success } from '../../../model/result.ts';
import { systemUnixPath } from '../../../address/unixPath.ts';
import type { EndpointContext } from '../../contracts/endpointContext.ts';
import { SocketAttempt } from '../socketAttempt.ts';
import { defaultConnectTimeoutMs, type StreamDialing } from '../streamDialing.ts';
import { systemPath } from './unixBinding.ts';
import { unixFailure } from './unixFailure.ts';
import { unixPathFailure } from './unixPathFailure.ts';

export function unixDialing(context: EndpointContext, address: UnixAddress): StreamDialing {
  const { options } = address;
  const path = systemPath(address, context.platform);
  const requested = `unix:${path}`;
  return {
    requested,
    connectTimeoutMs: options.connectTimeoutMs ?? defaultConnectTimeoutMs,
    reconnectMs: options.reconnectMs,
    options: [],
    targets: () => {
      const wrong = unixPathFailure(path, 'connect', context.platform);
      const target = {
        remote: requested,
        family: 'AF_UNIX' as const,
        connect: () =>
          new SocketAttempt(connect({ path: systemUnixPath(path), allowHalfOpen: true }), {
            canReset: false,
            addressesOf: () => ({ local: '', remote: path }),
          }),
        failure: (error: unknown) => unixFailure(error, 'connect', path),
      };
      return Promise.resolve(wrong === undefined ? success([target] as const) : fail(wrong));
    },
  };
}
