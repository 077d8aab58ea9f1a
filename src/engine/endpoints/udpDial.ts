/** A datagram socket with one peer: bound, then connected, with each call reported. */
import type { InetAddress } from '../../model/address.ts';
import { isIPv6 } from '../../address/ipAddress.ts';
import { formatHostPort } from '../../address/formatAddress.ts';
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { failureOf } from '../../node/failures.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { DatagramLink } from '../link/datagramLink.ts';
import { bindUdp, datagramHost } from '../link/udp/bindUdp.ts';

export interface UdpSocket {
  readonly link: DatagramLink;
  /** The peer's address. */
  readonly host: string;
  readonly port: number;
}

/** Binds a socket that can reach the address. */
export async function bindTowards(
  context: EndpointContext,
  address: InetAddress,
): Promise<Result<UdpSocket>> {
  const { port, options } = address;
  const resolved = await datagramHost(context, address);
  if (!resolved.ok) return resolved;
  const host = resolved.value === '*' ? '127.0.0.1' : resolved.value;
  const bound = await bindUdp(context, {
    host: options.localAddress ?? (isIPv6(host) ? '::' : '0.0.0.0'),
    port: options.localPort ?? 0,
    shared: false,
    kind: 'client',
    options,
  });
  return bound.ok ? success({ link: bound.value, host, port }) : bound;
}

/** Connects it, as this connection; the caller reports that it is, once it can be found by its id. */
export async function connectUdp(
  context: EndpointContext,
  connection: number,
  { link, host, port }: UdpSocket,
): Promise<Result<void>> {
  const remote = `udp://${formatHostPort(host, port)}`;
  context.report({ type: 'connecting', call: 'connect', connection, remote });
  try {
    await link.connect({ address: host, port });
    return success(undefined);
  } catch (error) {
    const failure = failureOf(error, 'connect', remote);
    context.report({ type: 'attemptFailed', call: 'connect', connection, remote, failure, only: true });
    const nothing = { bytesIn: 0, bytesOut: 0, lost: 0, openUs: 0 };
    context.report({ type: 'closed', call: 'close', connection, ...nothing });
    return fail(failure);
  }
}

export function reportUdpConnected(context: EndpointContext, connection: number, socket: UdpSocket): void {
  const { address, port } = socket.link.local;
  const fd = socket.link.descriptor;
  context.report({
    type: 'connected',
    call: 'connect',
    connection,
    local: formatHostPort(address, port),
    remote: formatHostPort(socket.host, socket.port),
    ...(fd === undefined ? {} : { fd }),
  });
}
