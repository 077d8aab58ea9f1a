/** A client of a multicast or broadcast address: not connected, since replies come from other addresses. */
import type { InetAddress } from '../../model/address.ts';
import { isIPv6, isMulticast } from '../../address/ipAddress.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import { UdpPeers } from './udpPeers.ts';
import { bindUdp, datagramHost } from '../link/udp/bindUdp.ts';

export function udpGroupClient(
  context: EndpointContext,
  address: InetAddress,
  createResponder: CreateResponder | undefined,
): UdpPeers {
  const { port, options } = address;
  let host = address.host;
  return new UdpPeers(
    context,
    {
      target: () => ({ address: host, port }),
      bind: async () => {
        const resolved = await datagramHost(context, address);
        if (!resolved.ok) return resolved;
        host = resolved.value;
        return bindUdp(context, {
          host: options.localAddress ?? (isIPv6(host) ? '::' : '0.0.0.0'),
          port: options.localPort ?? 0,
          shared: false,
          kind: 'client',
          options,
          ...(isMulticast(host) ? { group: host } : {}),
        });
      },
    },
    createResponder,
  );
}
