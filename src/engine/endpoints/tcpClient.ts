/** A TCP client: resolves the name, keeps all answers, and tries them. */
import { connect, isIPv6 } from 'node:net';
import type { InetAddress } from '../../model/address.ts';
import { formatHostPort } from '../../model/formatAddress.ts';
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureWith } from '../failures.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { RaceTarget } from './connectRace.ts';
import type { EndpointContext } from './endpoint.ts';
import { resolveTold } from './resolveTold.ts';
import { StreamClient, defaultConnectTimeoutMs } from './streamClient.ts';
import { describe, tcpOptions } from './tcpListener.ts';

export function tcpClient(
  context: EndpointContext,
  address: InetAddress,
  createResponder: CreateResponder | undefined,
): StreamClient {
  const { host, port, options } = address;
  const asked = `tcp://${formatHostPort(host, port)}`;
  return new StreamClient(
    context,
    {
      asked,
      connectTimeoutMs: options.connectTimeoutMs ?? defaultConnectTimeoutMs,
      reconnectMs: options.reconnectMs,
      resettable: true,
      options: tcpOptions(options),
      describe: (socket) => ({
        ...describe(socket),
        family: isIPv6(socket.remoteAddress ?? '') ? 'AF_INET6' : 'AF_INET',
      }),
      targets: async () => {
        const resolved = await addressesOf(context, address);
        if (!resolved.ok) return resolved;
        const [first, ...rest] = resolved.value.map((resolvedHost) => target(address, resolvedHost));
        return first === undefined
          ? fail(failureWith('ENOTFOUND', 'getaddrinfo', asked))
          : success([first, ...rest] as const);
      },
    },
    createResponder,
  );
}

async function addressesOf(
  context: EndpointContext,
  address: InetAddress,
): Promise<Result<readonly string[]>> {
  // A client cannot connect to "all interfaces"; the kernel takes 0.0.0.0 for the loopback, so we say so.
  if (address.host === '*') return success(['127.0.0.1']);
  return resolveTold(context, address.host, address.options.family);
}

function target({ port, options }: InetAddress, host: string): RaceTarget {
  return {
    remote: `tcp://${formatHostPort(host, port)}`,
    connect: () =>
      connect({
        host,
        port,
        allowHalfOpen: true,
        ...(options.noDelay === undefined ? {} : { noDelay: options.noDelay }),
        ...(options.keepAliveMs === undefined
          ? {}
          : { keepAlive: true, keepAliveInitialDelay: options.keepAliveMs }),
        ...(options.localAddress === undefined ? {} : { localAddress: options.localAddress }),
        ...(options.localPort === undefined ? {} : { localPort: options.localPort }),
      }),
  };
}
