/**
 * A client whose peer may answer from another port than it was asked at, as servers of TFTP do (RFC 1350 section 4):
 * not connected, since a connected socket takes datagrams of one address and port only. What is sent goes to the port
 * that the host was heard from last. ICMP errors do not arrive (`man 7 udp`).
 */
import type { InetAddress } from '../../model/address.ts';
import { addressGroups, isIPv6 } from '../../address/ipAddress.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import { UdpPeers } from './udpPeers.ts';
import { bindUdp, datagramHost } from '../link/udp/bindUdp.ts';

export function udpAnyPortClient(
  context: EndpointContext,
  address: InetAddress,
  createResponder: CreateResponder | undefined,
): UdpPeers {
  const { options } = address;
  const target = { address: address.host, port: address.port };
  return new UdpPeers(
    context,
    {
      target: () => ({ ...target }),
      heard: (from, port) => {
        if (port !== target.port && isSameHost(from, target.address)) target.port = port;
      },
      bind: async () => {
        const resolved = await datagramHost(context, address);
        if (!resolved.ok) return resolved;
        target.address = resolved.value === '*' ? '127.0.0.1' : resolved.value;
        return bindUdp(context, {
          host: options.localAddress ?? (isIPv6(target.address) ? '::' : '0.0.0.0'),
          port: options.localPort ?? 0,
          shared: false,
          kind: 'client',
          options,
        });
      },
    },
    createResponder,
  );
}

/** However it is written. */
function isSameHost(one: string, other: string): boolean {
  return one === other || addressGroups(one)?.join() === addressGroups(other)?.join();
}
