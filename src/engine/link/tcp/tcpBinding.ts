/** A TCP listener: the addresses to bind, and the options Node sets by default. */
import type { AddressInfo, ListenOptions, Socket } from 'node:net';
import type { InetAddress } from '../../../model/address.ts';
import { formatHostPort } from '../../../address/formatAddress.ts';
import { isIPv6, isWildcard } from '../../../address/ipAddress.ts';
import type { Result } from '../../../model/result.ts';
import { fail, success } from '../../../model/result.ts';
import { errorCode, failureOf, openingCallOf } from '../../../node/failures.ts';
import { portHolder } from '../../kernel/portHolder.ts';
import type { EndpointContext, SetOption } from '../../contracts/endpointContext.ts';
import type { StreamAddresses } from '../link.ts';
import { keepAliveOptions, keepAliveSet, setKeepAlive } from './keepAlive.ts';
import { resolveHost } from '../resolveHost.ts';
import { SocketAcceptor } from '../socketAcceptor.ts';
import { defaultBacklog, defaultEndAfterMs, type Bound, type StreamBinding } from '../streamBinding.ts';

export function tcpBinding(context: EndpointContext, address: InetAddress): StreamBinding {
  const { options } = address;
  const backlog = options.backlog ?? defaultBacklog;
  return {
    backlog,
    maxConnections: options.maxConnections,
    endAfterMs: options.endAfterMs ?? defaultEndAfterMs,
    connectionOptions: tcpOptions(options, context.platform),
    listen: async (handlers) => {
      /** The local address of every connection, unless all interfaces are bound: then each is queried. */
      let local: string | undefined;
      const acceptor = new SocketAcceptor(handlers, {
        canReset: true,
        serverOptions: {
          ...(options.noDelay === undefined ? {} : { noDelay: options.noDelay }),
          ...keepAliveOptions(options),
        },
        addressesOf: (socket) =>
          local === undefined ? addressesOf(socket) : { local, remote: remoteOf(socket) },
        prepare: (socket) => setKeepAlive(socket, options),
      });
      const bound = await listen(context, acceptor, address, backlog);
      const real = acceptor.address;
      if (bound.ok && typeof real === 'object' && real !== null && !isWildcard(real.address)) {
        local = hostPort(real.address, real.port);
      }
      return bound;
    },
  };
}

/** The socket options that Node sets on a connection, in its order. It does not switch off what is off already. */
export function tcpOptions(options: InetAddress['options'], platform: NodeJS.Platform): readonly SetOption[] {
  const noDelay: readonly SetOption[] =
    options.noDelay === true ? [{ name: 'TCP_NODELAY', value: '1', setBy: 'user' }] : [];
  return [...noDelay, ...keepAliveSet(options, platform)];
}

export function addressesOf(socket: Socket): StreamAddresses {
  return { local: hostPort(socket.localAddress, socket.localPort), remote: remoteOf(socket) };
}

function remoteOf(socket: Socket): string {
  return hostPort(socket.remoteAddress, socket.remotePort);
}

/** Empty where the connection was closed before it could be queried. */
function hostPort(host: string | undefined, port: number | undefined): string {
  return host === undefined || port === undefined ? '' : formatHostPort(host, port);
}

async function listen(
  context: EndpointContext,
  acceptor: SocketAcceptor,
  address: InetAddress,
  backlog: number,
): Promise<Result<Bound>> {
  const { port, options, transport } = address;
  const hosts = await hostsToBind(context, address);
  if (!hosts.ok) return hosts;
  const requested = `${transport}://${formatHostPort(address.host, port)}`;
  let lastError: unknown;
  let lastHost = address.host;
  for (const host of hosts.value) {
    lastHost = host;
    const listenOptions: ListenOptions & { reusePort?: boolean } = {
      host,
      port,
      backlog,
      ...(options.reusePort === undefined ? {} : { reusePort: options.reusePort }),
    };
    try {
      await acceptor.listen(listenOptions);
      return success({ acceptor, ...boundTo(context, acceptor.address as AddressInfo, address) });
    } catch (error) {
      lastError = error;
      // Without IPv6 on the machine, `*` is IPv4 alone.
      if (!['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes(errorCode(error))) break;
    }
  }
  const holder = errorCode(lastError) === 'EADDRINUSE' ? await portHolder('tcp', lastHost, port) : undefined;
  return fail(failureOf(lastError, openingCallOf(lastError, 'bind'), requested, holder));
}

async function hostsToBind(
  context: EndpointContext,
  address: InetAddress,
): Promise<Result<readonly string[]>> {
  if (address.host === '*') return success(['::', '0.0.0.0']);
  const resolved = await resolveHost(context, address.host);
  return resolved.ok ? success(resolved.value.slice(0, 1)) : resolved;
}

function boundTo(
  context: EndpointContext,
  real: AddressInfo,
  { transport, options: { reusePort } }: InetAddress,
): Omit<Bound, 'acceptor'> {
  const ipv6 = isIPv6(real.address);
  const options: SetOption[] = [];
  if (context.platform !== 'win32') options.push({ name: 'SO_REUSEADDR', value: '1', setBy: 'node' });
  if (reusePort === true) options.push({ name: 'SO_REUSEPORT', value: '1', setBy: 'user' });
  if (ipv6) options.push({ name: 'IPV6_V6ONLY', value: '0', setBy: 'node' });
  return {
    family: ipv6 ? 'AF_INET6' : 'AF_INET',
    local: `${transport}://${formatHostPort(real.address, real.port)}`,
    options,
  };
}
