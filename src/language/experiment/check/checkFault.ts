/** Checks the faults of relays. */
import { isDatagram, type Transport } from '../../../model/transports.ts';
import { faultRow } from '../../../model/faultSpec.ts';
import type { FaultLine } from '../model/faultLine.ts';
import type { Flow } from './flow.ts';

/** Reports a fault that relays of this transport cannot have. */
export function checkFault({ fault, kind }: FaultLine, transport: Transport | undefined, flow: Flow): void {
  const { on } = faultRow(fault.kind);
  if (transport === undefined || on === 'both') return;
  const datagrams = isDatagram(transport);
  if (on === 'datagrams' && !datagrams)
    flow.error(
      kind,
      `"${fault.kind}" is a fault of datagrams: a stream is never short of bytes, nor out of order.`,
    );
  if (on === 'streams' && datagrams)
    flow.error(kind, `"${fault.kind}" is a fault of streams, which datagrams are not.`);
}
