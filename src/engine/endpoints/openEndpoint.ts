import type { EndpointSpec } from '../../model/endpointSpec.ts';
import { isBroadcast, isMulticast } from '../../address/ipAddress.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { OpenEndpoint } from '../contracts/openEndpoint.ts';
import { tcpClient } from '../link/tcp/tcpDialing.ts';
import { tcpListener } from '../link/tcp/tcpBinding.ts';
import { udpAnyPortClient } from './udpAnyPortClient.ts';
import { UdpClient } from './udpClient.ts';
import { udpGroupClient } from './udpGroupClient.ts';
import { udpListener } from './udpListener.ts';
import { unixClient } from '../link/unix/unixDialing.ts';
import { unixListener } from '../link/unix/unixBinding.ts';

/** The transport table: one more transport is one more line here and its files. */
export function openEndpoint(
  context: EndpointContext,
  { kind, address }: EndpointSpec,
  responder: CreateResponder | undefined,
): OpenEndpoint {
  if (address.transport === 'unix') {
    return kind === 'listener'
      ? unixListener(context, address, responder)
      : unixClient(context, address, responder);
  }
  if (address.transport === 'udp') {
    if (kind === 'listener') return udpListener(context, address, responder);
    if (address.options.anyPort === true) return udpAnyPortClient(context, address, responder);
    const toMany =
      isMulticast(address.host) || isBroadcast(address.host) || address.options.broadcast === true;
    return toMany ? udpGroupClient(context, address, responder) : new UdpClient(context, address, responder);
  }
  return kind === 'listener'
    ? tcpListener(context, address, responder)
    : tcpClient(context, address, responder);
}
