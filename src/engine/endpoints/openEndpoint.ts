/** Opens an endpoint by its transport and kind. */
import type { EndpointSpec } from '../../model/endpointSpec.ts';
import { isBroadcast, isMulticast } from '../../address/ipAddress.ts';
import type { CreateResponder } from '../responders/responder.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { OpenEndpoint } from '../contracts/openEndpoint.ts';
import { streamBinding, streamDialing } from './streamTransports.ts';
import { StreamClient } from './streamClient.ts';
import { StreamListener } from './streamListener.ts';
import { udpAnyPortClient } from './udpAnyPortClient.ts';
import { UdpClient } from './udpClient.ts';
import { udpGroupClient } from './udpGroupClient.ts';
import { udpListener } from './udpListener.ts';

export function openEndpoint(
  context: EndpointContext,
  { kind, address }: EndpointSpec,
  responder: CreateResponder | undefined,
): OpenEndpoint {
  if (address.transport === 'udp') {
    if (kind === 'listener') return udpListener(context, address, responder);
    if (address.options.anyPort === true) return udpAnyPortClient(context, address, responder);
    const toMany =
      isMulticast(address.host) || isBroadcast(address.host) || address.options.broadcast === true;
    return toMany ? udpGroupClient(context, address, responder) : new UdpClient(context, address, responder);
  }
  return kind === 'listener'
    ? new StreamListener(context, streamBinding(context, address), responder)
    : new StreamClient(context, streamDialing(context, address), responder);
}
