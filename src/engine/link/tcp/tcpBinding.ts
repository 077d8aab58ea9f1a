/** A TCP listener: which addresses to bind, and what Node sets by itself. */
import { once } from 'node:events';
import type { AddressInfo, ListenOptions, Server, Socket } from 'node:net';
import { isIPv6 } from 'node:net';
import type { InetAddress } from '../../../model/address.ts';
import { formatHostPort } from '../../../address/formatAddress.ts';
import { isWildcard } from '../../../address/ipAddress.ts';
import type { Result } from '../../../model/result.ts';
import { fail, success } from '../../../model/result.ts';
import { errorCode, failureOf, openingCallOf } from '../../../node/failures.ts';
import { portHolder } from '../../kernel/portHolder.ts';
import type { EndpointContext } from '../../contracts/endpointContext.ts';
import { keepAliveOptions, keepAliveSet, setKeepAlive } from './keepAlive.ts';
import { resolveHost } from '../resolveHost.ts';
import {
  defaultBacklog,
  defaultEndAfterMs,
  type Bound,
  type StreamBinding,
} from '../../contracts/streamBinding.ts';
import type { SetOption } from '../../contracts/endpointContext.ts';

export function tcpBinding(context: EndpointContext, address: InetAddress): StreamBinding {
  const { options } = address;
  const backlog = options.backlog ?? defaultBacklog;
  /** Of every connection, unless all interfaces are bound: then each is asked. */
  let local: string | undefined;
  return {
    serverOptions: {
      ...(options.noDelay === undefined ? {} : { noDelay: options.noDelay }),
      ...keepAliveOptions(options),
    },
    backlog,
    maxConnections: options.maxConnections,
    resettable: true,
    endAfterMs: options.endAfterMs ?? defaultEndAfterMs,
    describe: (socket) => (local === undefined ? describe(socket) : { local, remote: remoteOf(socket) }),
    prepare: (socket) => setKeepAlive(socket, options),
    connectionOptions: tcpOptions(options, context.platform),
    listen: async (server) => {
      const bound = await listen(context, server, address, backlog);
      const real = server.address();
      if (bound.ok && typeof real === 'object' && real !== null && !isWildcard(real.address)) {
        local = hostPort(real.address, real.port);
      }
      return bound;
    },
  };
}

/** The socket options that Node sets on a connection, in its order. What is off already it does not switch off. */
export function tcpOptions(options: InetAddress['options'], platform: NodeJS.Platform): readonly SetOption[] {
  const noDelay: readonly SetOption[] =
    options.noDelay === true ? [{ name: 'TCP_NODELAY', value: '1', setBy: 'user' }] : [];
  return [...noDelay, ...keepAliveSet(options, platform)];
}

export function describe(socket: Socket): { local: string; remote: string } {
  return { local: hostPort(socket.localAddress, socket.localPort), remote: remoteOf(socket) };
}

function remoteOf(socket: Socket): string {
  return hostPort(socket.remoteAddress, socket.remotePort);
}

/** Empty where the connection was gone before it could be asked. */
function hostPort(host: string | undefined, port: number | undefined): string {
  return host === undefined || port === undefined ? '' : formatHostPort(host, port);
}

async function listen(
  context: EndpointContext,
  server: Server,
  address: InetAddress,
  backlog: number,
): Promise<Result<Bound>> {
  const { port, options } = address;
  const hosts = await hostsToBind(context, address);
  if (!hosts.ok) return hosts;
  const asked = `tcp://${formatHostPort(address.host, port)}`;
  let lastError: unknown;
  let lastHost = address.host;
  for (const host of hosts.value) {
    lastHost = host;
    const listenOptions: ListenOptions & { reusePort?: boolean } = {
      host,
      port,
      backlog,
      exclusive: true,
      ...(options.reusePort === undefined ? {} : { reusePort: options.reusePort }),
    };
    try {
      server.listen(listenOptions);
      await once(server, 'listening');
      return success(boundTo(context, server.address() as AddressInfo, options.reusePort === true));
    } catch (error) {
      lastError = error;
      // Without IPv6 on the machine, `*` is IPv4 alone.
      if (!['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes(errorCode(error))) break;
    }
  }
  const holder = errorCode(lastError) === 'EADDRINUSE' ? await portHolder('tcp', lastHost, port) : undefined;
  return fail(failureOf(lastError, openingCallOf(lastError, 'bind'), asked, holder));
}

async function hostsToBind(
  context: EndpointContext,
  address: InetAddress,
): Promise<Result<readonly string[]>> {
  if (address.host === '*') return success(['::', '0.0.0.0']);
  const resolved = await resolveHost(context, address.host);
  return resolved.ok ? success(resolved.value.slice(0, 1)) : resolved;
}

function boundTo(context: EndpointContext, real: AddressInfo, reusePort: boolean): Bound {
  const ipv6 = isIPv6(real.address);
  const options: SetOption[] = [];
  if (context.platform !== 'win32') options.push({ name: 'SO_REUSEADDR', value: '1', setBy: 'node' });
  if (reusePort) options.push({ name: 'SO_REUSEPORT', value: '1', setBy: 'user' });
  if (ipv6) options.push({ name: 'IPV6_V6ONLY', value: '0', setBy: 'node' });
  return {
    family: ipv6 ? 'AF_INET6' : 'AF_INET',
    local: `tcp://${formatHostPort(real.address, real.port)}`,
    options,
  };
}
