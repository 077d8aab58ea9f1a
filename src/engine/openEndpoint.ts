/** Opens an endpoint by its transport and kind. */
import { isPathAddress } from '../model/address.ts';
import { accepts } from '../model/endpointKinds.ts';
import { isDatagram } from '../model/transports.ts';
import { isRelaySpec, type EndpointSpec } from '../model/endpointSpec.ts';
import { isBroadcast, isMulticast } from '../address/ipAddress.ts';
import type { CreateResponder } from './responders/responder.ts';
import type { EndpointContext } from './contracts/endpointContext.ts';
import type { OpenEndpoint } from './contracts/openEndpoint.ts';
import { streamBinding, streamDialing } from './streamTransports.ts';
import { DeferredEndpoint } from './deferredEndpoint.ts';
import { StreamClient } from './endpoints/streamClient.ts';
import { StreamListener } from './endpoints/streamListener.ts';
import { udpAnyPortClient } from './endpoints/udpAnyPortClient.ts';
import { UdpClient } from './endpoints/udpClient.ts';
import { udpGroupClient } from './endpoints/udpGroupClient.ts';
import { udpListener } from './endpoints/udpListener.ts';

export function openEndpoint(
  context: EndpointContext,
  spec: EndpointSpec,
  responder: CreateResponder | undefined,
): OpenEndpoint {
  if (isRelaySpec(spec))
    return new DeferredEndpoint(async () =>
      (await import('./relay/openRelay.ts')).openRelay(context, spec, { streamBinding, streamDialing }),
    );
  const { kind, address } = spec;
  const listens = accepts(kind);
  if (!isPathAddress(address) && isDatagram(address.transport)) {
    if (listens) return udpListener(context, address, responder);
    if (address.options.anyPort === true) return udpAnyPortClient(context, address, responder);
    const toMany =
      isMulticast(address.host) || isBroadcast(address.host) || address.options.broadcast === true;
    return toMany ? udpGroupClient(context, address, responder) : new UdpClient(context, address, responder);
  }
  return listens
    ? new StreamListener(context, streamBinding(context, address), responder)
    : new StreamClient(context, streamDialing(context, address), responder);
}
