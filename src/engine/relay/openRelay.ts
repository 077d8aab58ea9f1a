/** Opens a relay by the transports of its two addresses. */
import { isPathAddress, type Address } from '../../model/address.ts';
import { datagramLimitBytes } from '../../model/datagramLimit.ts';
import { isDatagram } from '../../model/transports.ts';
import type { RelaySpec } from '../../model/endpointSpec.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { OpenEndpoint } from '../contracts/openEndpoint.ts';
import type { StreamBinding } from '../link/streamBinding.ts';
import type { StreamDialing } from '../link/streamDialing.ts';
import { HeldItems } from '../pipeline/heldItems.ts';
import { RelayFaults } from '../pipeline/setup/relayFaults.ts';
import { StreamRelay } from './streamRelay.ts';
import { defaultIdleMs, UdpRelay } from './udpRelay.ts';

/** The transports of streams. */
export interface StreamTransports {
  streamBinding(context: EndpointContext, address: Address): StreamBinding;
  streamDialing(context: EndpointContext, address: Address): StreamDialing;
}

export function openRelay(
  context: EndpointContext,
  spec: RelaySpec,
  streams: StreamTransports,
): OpenEndpoint {
  const { address, target, seed = 0 } = spec;
  const { clock, id: endpoint } = context;
  const style = isDatagram(address.transport) ? 'datagram' : 'stream';
  const held = new HeldItems({
    endpoint,
    nextId: () => context.nextHeldId(),
    ...(style === 'datagram' ? { mostBytes: datagramLimitBytes } : {}),
  });
  const faults = new RelayFaults({ style, seed: BigInt(seed), clock, held });
  faults.set(spec.faults);
  if (!isPathAddress(address) && !isPathAddress(target) && isDatagram(address.transport))
    return new UdpRelay(context, {
      address,
      target,
      idleMs: address.options.idleMs ?? defaultIdleMs,
      faults,
    });
  return new StreamRelay(context, {
    binding: streams.streamBinding(context, address),
    dialing: streams.streamDialing(context, target),
    connectsLate: address.options.connect === 'first',
    faults,
  });
}
