/** A unix domain listener; on Windows a named pipe. Removes a dead socket file that is in its way. */
import type { UnixAddress } from '../../../model/address.ts';
import { formatPath } from '../../../address/formatAddress.ts';
import type { Result } from '../../../model/result.ts';
import { fail, success } from '../../../model/result.ts';
import { isAbstractPath, pipePath, systemUnixPath } from '../../../address/unixPath.ts';
import { errorCode } from '../../../node/failures.ts';
import { closeOwn, replaceDeadSocket, socketAt } from './deadSocket.ts';
import type { EndpointContext } from '../../contracts/endpointContext.ts';
import { SocketAcceptor } from '../socketAcceptor.ts';
import { defaultBacklog, defaultEndAfterMs, type Bound, type StreamBinding } from '../streamBinding.ts';
import { unixFailure } from './unixFailure.ts';
import { unixPathFailure } from './unixPathFailure.ts';

export function unixBinding(context: EndpointContext, address: UnixAddress): StreamBinding {
  const backlog = address.options.backlog ?? defaultBacklog;
  const path = systemPath(address, context.platform);
  const hasFile = context.platform !== 'win32' && !isAbstractPath(path);
  return {
    backlog,
    maxConnections: address.options.maxConnections,
    endAfterMs: address.options.endAfterMs ?? defaultEndAfterMs,
    connectionOptions: [],
    listen: async (handlers) => {
      let own: ReturnType<typeof socketAt>;
      const acceptor = new SocketAcceptor(handlers, {
        canReset: false,
        // The peer of a unix stream socket is unnamed unless it bound a path, which Node does not tell.
        addressesOf: () => ({ local: path, remote: '' }),
        close: (close) => closeOwn(path, own, close),
      });
      const bound = await listen(context, acceptor, path, backlog);
      if (bound.ok && hasFile) own = socketAt(path);
      return bound;
    },
  };
}

/** The path for the system: on Windows that of a named pipe. */
export function systemPath({ path }: UnixAddress, platform: NodeJS.Platform): string {
  return platform === 'win32' ? pipePath(path) : path;
}

async function listen(
  context: EndpointContext,
  acceptor: SocketAcceptor,
  path: string,
  backlog: number,
): Promise<Result<Bound>> {
  const wrong = unixPathFailure(path, 'bind', context.platform);
  if (wrong !== undefined) return fail(wrong);
  try {
    await listenOrReplace(context, acceptor, path, backlog);
  } catch (error) {
    return fail(await unixFailure(error, 'bind', path));
  }
  return success({ acceptor, family: 'AF_UNIX', local: `unix:${formatPath(path)}`, options: [] });
}

async function listenOrReplace(
  context: EndpointContext,
  acceptor: SocketAcceptor,
  path: string,
  backlog: number,
): Promise<void> {
  try {
    await listenOn(acceptor, path, backlog);
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE' || isAbstractPath(path)) throw error;
    const replaced = await replaceDeadSocket(path, context.clock, async () => {
      const listening = listenOn(acceptor, path, backlog);
      context.report({ type: 'unlinked', call: 'unlink', path });
      await listening;
    });
    if (!replaced) throw error;
  }
}

function listenOn(acceptor: SocketAcceptor, path: string, backlog: number): Promise<void> {
  return acceptor.listen({ path: systemUnixPath(path), backlog });
}
