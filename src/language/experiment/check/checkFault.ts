/** Checks the faults of relays. */
import { isDatagram, type Transport } from '../../../model/transports.ts';
import { faultKinds } from '../../../model/faultSpec.ts';
import type { FaultLine } from '../model/faultLine.ts';
import type { Flow } from './flow.ts';

/** Reports a fault that relays of this transport cannot have. */
export function checkFault({ kind }: FaultLine, transport: Transport | undefined, flow: Flow): void {
  const row = faultKinds.find((candidate) => candidate.kind === kind.value);
  if (row === undefined || transport === undefined || row.on === 'both') return;
  const datagrams = isDatagram(transport);
  if (row.on === 'datagrams' && !datagrams)
    flow.error(
      kind,
      `"${kind.value}" is a fault of datagrams: a stream is never short of bytes, nor out of order.`,
    );
  if (row.on === 'streams' && datagrams)
    flow.error(kind, `"${kind.value}" is a fault of streams, which datagrams are not.`);
}
