/** A TCP client: resolves the name, and tries all results. */
import { connect } from 'node:net';
import type { InetAddress } from '../../../model/address.ts';
import { formatHostPort } from '../../../address/formatAddress.ts';
import type { Result } from '../../../model/result.ts';
import { fail, success } from '../../../model/result.ts';
import { addressFamily, isIPv6 } from '../../../address/ipAddress.ts';
import { openingCallOf, errorCode, failureOf, failureWith } from '../../../node/failures.ts';
import { portHolder } from '../../kernel/portHolder.ts';
import type { EndpointContext, SetOption } from '../../contracts/endpointContext.ts';
import { keepAliveOptions, setKeepAlive } from './keepAlive.ts';
import { resolveHost } from '../resolveHost.ts';
import { SocketAttempt } from '../socketAttempt.ts';
import { defaultConnectTimeoutMs, type DialedTarget, type StreamDialing } from '../streamDialing.ts';
import { addressesOf, tcpOptions } from './tcpBinding.ts';

export function tcpDialing(context: EndpointContext, address: InetAddress): StreamDialing {
  const { host, port, options, transport } = address;
  const requested = `${transport}://${formatHostPort(host, port)}`;
  return {
    requested,
    connectTimeoutMs: options.connectTimeoutMs ?? defaultConnectTimeoutMs,
    reconnectMs: options.reconnectMs,
    options: tcpOptions(options, context.platform),
    targets: async () => {
      const resolved = await hostsOf(context, address);
      if (!resolved.ok) return resolved;
      const [first, ...rest] = resolved.value.map((resolvedHost) => target(context, address, resolvedHost));
      return first === undefined
        ? fail(failureWith('ENOTFOUND', 'getaddrinfo', requested))
        : success([first, ...rest] as const);
    },
  };
}

async function hostsOf(context: EndpointContext, address: InetAddress): Promise<Result<readonly string[]>> {
  // A client cannot connect to "all interfaces"; the kernel treats 0.0.0.0 as the loopback, so it is replaced
  // explicitly.
  if (address.host === '*') return success(['127.0.0.1']);
  const { family, localAddress = '' } = address.options;
  // A bound local address can only reach the same family.
  return resolveHost(context, address.host, family ?? addressFamily(localAddress));
}

function target(
  context: EndpointContext,
  { port, options, transport }: InetAddress,
  host: string,
): DialedTarget {
  const ipv6 = isIPv6(host);
  const remote = `${transport}://${formatHostPort(host, port)}`;
  const { localAddress, localPort } = options;
  // Port 0 alone requests nothing, and Node binds nothing.
  const own =
    localAddress === undefined && (localPort ?? 0) === 0
      ? undefined
      : { host: localAddress ?? (ipv6 ? '::' : '0.0.0.0'), port: localPort ?? 0 };
  const local = own === undefined ? '' : `${transport}://${formatHostPort(own.host, own.port)}`;
  const isBindFailure = (error: unknown): boolean =>
    own !== undefined && (openingCallOf(error, 'connect') === 'bind' || errorCode(error) === 'EADDRINUSE');
  return {
    remote,
    host,
    family: ipv6 ? 'AF_INET6' : 'AF_INET',
    ...(own === undefined ? {} : { binding: { local, options: bindOptions(context) } }),
    connect: () => {
      const socket = connect({
        host,
        port,
        allowHalfOpen: true,
        ...(options.noDelay === undefined ? {} : { noDelay: options.noDelay }),
        ...keepAliveOptions(options),
        ...(localAddress === undefined ? {} : { localAddress }),
        ...(localPort === undefined ? {} : { localPort }),
      });
      socket.once('connect', () => setKeepAlive(socket, options));
      return new SocketAttempt(socket, { canReset: true, addressesOf });
    },
    failure: (error) => {
      if (own === undefined || !isBindFailure(error))
        return failureOf(error, openingCallOf(error, 'connect'), remote);
      if (errorCode(error) !== 'EADDRINUSE') return failureOf(error, 'bind', local);
      return portHolder('tcp', own.host, own.port).then((holder) => failureOf(error, 'bind', local, holder));
    },
  };
}

/** libuv sets it on every TCP socket that it binds (`uv__tcp_bind`), except on Windows. */
function bindOptions({ platform }: EndpointContext): readonly SetOption[] {
  return platform === 'win32' ? [] : [{ name: 'SO_REUSEADDR', value: '1', setBy: 'node' }];
}
