/** The first event of an endpoint: what its user asked for. */
import { isRelaySpec, type EndpointSpec } from '../model/endpointSpec.ts';
import type { Opening } from '../model/engineEvent.ts';
import { formatAddress } from '../address/formatAddress.ts';
import { defined } from '../model/defined.ts';
import { printFault } from '../language/experiment/faults/printFault.ts';

export function openingEvent(spec: EndpointSpec): Omit<Opening, 't' | 'endpoint'> {
  const { kind, address, name } = spec;
  return {
    type: 'opening',
    kind,
    transport: address.transport,
    address: formatAddress(address),
    ...(isRelaySpec(spec)
      ? {
          target: formatAddress(spec.target),
          faults: spec.faults.map(printFault),
          ...defined({ seed: spec.seed }),
        }
      : defined({ responder: spec.responder })),
    ...defined({ name }),
  };
}
