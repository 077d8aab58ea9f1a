/** A unix domain listener; on Windows a named pipe. Removes a dead socket file that is in its way. */
import { once } from 'node:events';
import { lstat, unlink } from 'node:fs/promises';
import { connect, type Server } from 'node:net';
import type { UnixAddress } from '../../model/address.ts';
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { pipePath } from '../../model/unixPath.ts';
import { errorCode, failureOf } from '../failures.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { EndpointContext } from './endpoint.ts';
import { StreamListener, defaultBacklog, defaultEndAfterMs, type Bound } from './streamListener.ts';
import { unixPathFailure } from './unixPathFailure.ts';

export function unixListener(
  context: EndpointContext,
  address: UnixAddress,
  createResponder: CreateResponder | undefined,
): StreamListener {
  const backlog = address.options.backlog ?? defaultBacklog;
  const path = systemPath(address, context.platform);
  return new StreamListener(
    context,
    {
      serverOptions: {},
      backlog,
      maxConnections: address.options.maxConnections,
      resettable: false,
      endAfterMs: address.options.endAfterMs ?? defaultEndAfterMs,
      // The peer of a unix stream socket is unnamed unless it bound a path, which Node does not tell.
      describe: () => ({ local: path, remote: '' }),
      connectionOptions: [],
      listen: (server) => listen(context, server, path, backlog),
    },
    createResponder,
  );
}

/** The path as the system wants it: on Windows that of a named pipe. */
export function systemPath({ path }: UnixAddress, platform: NodeJS.Platform): string {
  return platform === 'win32' ? pipePath(path) : path;
}

async function listen(
  context: EndpointContext,
  server: Server,
  path: string,
  backlog: number,
): Promise<Result<Bound>> {
  const asked = `unix:${path}`;
  const wrong = unixPathFailure(path, 'bind', context.platform);
  if (wrong !== undefined) return fail(wrong);
  try {
    await listenOn(server, path, backlog);
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE' || !(await isDeadSocket(path)))
      return fail(failureOf(error, 'bind', asked));
    try {
      await unlink(path);
      context.tell({ type: 'unlinked', call: 'unlink', path });
      await listenOn(server, path, backlog);
    } catch (secondError) {
      return fail(failureOf(secondError, 'bind', asked));
    }
  }
  return success({ family: 'AF_UNIX', local: asked, options: [] });
}

async function listenOn(server: Server, path: string, backlog: number): Promise<void> {
  server.listen({ path, backlog, exclusive: true });
  await once(server, 'listening');
}

/**
 * True for a socket file whose owner is gone: `connect` to it is refused (`man 7 unix`). Nothing else is ever
 * removed. Two listeners starting at once on a dead file can race here; the loser gets EADDRINUSE.
 */
async function isDeadSocket(path: string): Promise<boolean> {
  try {
    if (!(await lstat(path)).isSocket()) return false;
  } catch {
    return false;
  }
  const probe = connect({ path });
  try {
    await once(probe, 'connect');
    return false;
  } catch (error) {
    return errorCode(error) === 'ECONNREFUSED';
  } finally {
    probe.destroy();
  }
}
