/** Binds a datagram socket and sets its options, for listeners, clients and multicast clients. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressOptions, InetAddress } from '../../../model/address.ts';
import { formatHostPort } from '../../../address/formatAddress.ts';
import { addressFamily, isIPv6 } from '../../../address/ipAddress.ts';
import type { Result } from '../../../model/result.ts';
import { fail, success } from '../../../model/result.ts';
import { errorCode, failureOf, openingCallOf } from '../../../node/failures.ts';
import { DatagramLink } from '../datagramLink.ts';
import { datagramDescriptorOf } from '../nodeHandle.ts';
import { portHolder } from '../../kernel/portHolder.ts';
import type { EndpointContext } from '../../contracts/endpointContext.ts';
import { resolveHost } from '../resolveHost.ts';
import { changeMembership, multicastInterface } from './udpMembership.ts';

export interface UdpBinding {
  readonly host: string;
  readonly port: number;
  /** Several receivers of one group share the port (SO_REUSEADDR). */
  readonly shared: boolean;
  /** The multicast group that is joined or sent to. */
  readonly group?: string;
  readonly kind: 'listener' | 'client';
  readonly options: AddressOptions;
}

/** The address to bind or send to: the host itself, or the first result of the resolver, reported as `resolved`. */
export async function datagramHost(context: EndpointContext, address: InetAddress): Promise<Result<string>> {
  const { host, options } = address;
  if (host === '*') return success(host);
  const resolved = await resolveHost(
    context,
    host,
    options.family ?? addressFamily(options.localAddress ?? ''),
  );
  return resolved.ok ? success(resolved.value[0] ?? host) : resolved;
}

/** Creates, binds and sets up a socket, and reports each step. On failure the socket is closed. */
export async function bindUdp(context: EndpointContext, binding: UdpBinding): Promise<Result<DatagramLink>> {
  const hosts = binding.host === '*' ? ['::', '0.0.0.0'] : [binding.host];
  let lastError: unknown;
  let lastHost = binding.host;
  for (const host of hosts) {
    lastHost = host;
    const socket = newSocket(host, binding);
    const link = new DatagramLink(socket);
    try {
      // With a synchronous lookup, "listening" is emitted before `bind` returns.
      const listening = once(socket, 'listening');
      socket.bind({ address: host, port: binding.port, exclusive: true });
      await listening;
    } catch (error) {
      socket.close();
      lastError = error;
      if (!['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes(errorCode(error))) break;
      continue;
    }
    reportBound(context, socket, binding);
    const set = setOptions(context, socket, binding);
    if (set.ok) return success(link);
    socket.close();
    return set;
  }
  const requested = `udp://${formatHostPort(binding.host, binding.port)}`;
  const holder =
    errorCode(lastError) === 'EADDRINUSE' ? await portHolder('udp', lastHost, binding.port) : undefined;
  return fail(failureOf(lastError, openingCallOf(lastError, 'bind'), requested, holder));
}

function newSocket(host: string, { shared, options }: UdpBinding): Socket {
  const family = isIPv6(host) ? 6 : 4;
  return createSocket({
    type: family === 6 ? 'udp6' : 'udp4',
    reuseAddr: shared,
    ...(options.reusePort === undefined ? {} : { reusePort: options.reusePort }),
    ...(options.receiveBuffer === undefined ? {} : { recvBufferSize: options.receiveBuffer }),
    ...(options.sendBuffer === undefined ? {} : { sendBufferSize: options.sendBuffer }),
    // Names are resolved earlier; addresses need no detour through the resolver for every datagram.
    lookup: (address, _options, callback) => callback(null, address, family),
  });
}

function reportBound(context: EndpointContext, socket: Socket, { shared, options }: UdpBinding): void {
  const { address, port, family } = socket.address();
  const fd = datagramDescriptorOf(socket);
  context.report({
    type: 'socket',
    call: 'socket',
    family: family === 'IPv6' ? 'AF_INET6' : 'AF_INET',
    socketType: 'SOCK_DGRAM',
    ...(fd === undefined ? {} : { fd }),
  });
  const reportOption = (name: string, value: string, effective = value): void => {
    context.report({
      type: 'option',
      call: 'setsockopt',
      name,
      value,
      ...(effective === value ? {} : { effective }),
      setBy: 'user',
    });
  };
  if (shared) reportOption('SO_REUSEADDR', '1');
  if (options.reusePort === true) reportOption('SO_REUSEPORT', '1');
  context.report({ type: 'bound', call: 'bind', local: `udp://${formatHostPort(address, port)}` });
  // Node sets the sizes once the socket is bound.
  const { receiveBuffer, sendBuffer } = options;
  if (receiveBuffer !== undefined)
    reportOption('SO_RCVBUF', String(receiveBuffer), String(socket.getRecvBufferSize()));
  if (sendBuffer !== undefined)
    reportOption('SO_SNDBUF', String(sendBuffer), String(socket.getSendBufferSize()));
}

/** Options that Node sets only on a bound socket. The first failure aborts the opening. */
function setOptions(context: EndpointContext, socket: Socket, binding: UdpBinding): Result<void> {
  const { options, group, kind } = binding;
  const ipv6 = socket.address().family === 'IPv6';
  const family = ipv6 ? 'IPV6' : 'IP';
  const set = (name: string, value: string, apply: () => void): Result<void> => {
    let result: Result<void> = success(undefined);
    try {
      apply();
    } catch (error) {
      result = fail(failureOf(error, 'setsockopt', `${name}=${value}`));
    }
    const outcome = result.ok ? {} : { failure: result.failure };
    context.report({ type: 'option', call: 'setsockopt', name, value, setBy: 'user', ...outcome });
    return result;
  };
  const { broadcast, ttl, loop, join } = options;
  const steps: (() => Result<void>)[] = [];
  if (broadcast !== undefined) {
    steps.push(() => set('SO_BROADCAST', broadcast ? '1' : '0', () => socket.setBroadcast(broadcast)));
  }
  if (ttl !== undefined && group === undefined) {
    steps.push(() => set(ipv6 ? 'IPV6_UNICAST_HOPS' : 'IP_TTL', String(ttl), () => socket.setTTL(ttl)));
  }
  if (ttl !== undefined && group !== undefined) {
    const name = ipv6 ? 'IPV6_MULTICAST_HOPS' : 'IP_MULTICAST_TTL';
    steps.push(() => set(name, String(ttl), () => void socket.setMulticastTTL(ttl)));
  }
  if (loop !== undefined) {
    steps.push(() =>
      set(`${family}_MULTICAST_LOOP`, loop ? '1' : '0', () => void socket.setMulticastLoopback(loop)),
    );
  }
  if (join !== undefined && group !== undefined) {
    const chosen = multicastInterface(join, ipv6 ? 6 : 4);
    if (!chosen.ok) return chosen;
    steps.push(() => set(`${family}_MULTICAST_IF`, join, () => socket.setMulticastInterface(chosen.value)));
  }
  if (group !== undefined && kind === 'listener') {
    steps.push(() =>
      changeMembership(context, socket, {
        action: 'join',
        group,
        ...(join === undefined ? {} : { interface: join }),
        ...(options.source === undefined ? {} : { source: options.source }),
      }),
    );
  }
  for (const step of steps) {
    const result = step();
    if (!result.ok) return result;
  }
  return success(undefined);
}
