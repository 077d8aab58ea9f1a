/** A UDP listener: binds, joins the group if the address is one, and replies to each sender. */
import type { InetAddress } from '../../model/address.ts';
import { isIPv6, isMulticast } from '../../address/ipAddress.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import { multicastInterface } from '../link/udp/udpMembership.ts';
import { UdpPeers } from './udpPeers.ts';
import { bindUdp, datagramHost } from '../link/udp/bindUdp.ts';

export function udpListener(
  context: EndpointContext,
  address: InetAddress,
  createResponder: CreateResponder | undefined,
): UdpPeers {
  return new UdpPeers(
    context,
    {
      bind: async () => {
        const host = await datagramHost(context, address);
        if (!host.ok) return host;
        const group = isMulticast(host.value) ? host.value : undefined;
        return bindUdp(context, {
          host: group === undefined ? host.value : groupBinding(context, group, address.options.join),
          port: address.port,
          shared: group !== undefined,
          kind: 'listener',
          options: address.options,
          ...(group === undefined ? {} : { group }),
        });
      },
    },
    createResponder,
  );
}

/**
 * POSIX systems filter by the bound group; Windows refuses to bind one. A group of narrow scope (`ff01::`, `ff02::`)
 * exists per interface and can only be bound with its zone (RFC 4007 section 6).
 */
function groupBinding(context: EndpointContext, group: string, join: string | undefined): string {
  const ipv6 = isIPv6(group);
  if (context.platform === 'win32') return ipv6 ? '::' : '0.0.0.0';
  if (!ipv6) return group;
  const chosen = join === undefined ? undefined : multicastInterface(join, 6);
  return chosen?.ok === true ? chosen.value.replace('::', group) : '::';
}
