import { faultRow, type FaultKind } from '../../../model/faultSpec.ts';
import { isDatagram, type Transport } from '../../../model/transports.ts';

/** Why relays of this transport cannot have this fault; undefined where they can. */
export function faultMisuse(kind: FaultKind, transport: Transport): string | undefined {
  const { on } = faultRow(kind);
  if (on === 'datagrams' && !isDatagram(transport))
    return `"${kind}" is a fault of datagrams: a stream is never short of bytes, nor out of order.`;
  if (on === 'streams' && isDatagram(transport))
    return `"${kind}" is a fault of streams, which datagrams are not.`;
  return undefined;
}
