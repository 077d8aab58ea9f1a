/**
 * A client whose peer may reply from another port than the one addressed, as TFTP servers do (RFC 1350 section 4): not
 * connected, since a connected socket only receives datagrams of one address and port. Datagrams are sent to the port
 * that the host last sent from. ICMP errors do not arrive (`man 7 udp`).
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
      received: (from, port) => {
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

/** Whether two texts are the same address, however written. */
function isSameHost(one: string, other: string): boolean {
  return one === other || addressGroups(one)?.join() === addressGroups(other)?.join();
}
