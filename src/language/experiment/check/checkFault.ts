/** Checks the faults of relays. */
import { isDatagram, type Transport } from '../../../model/transports.ts';
import { faultRow } from '../../../model/faultSpec.ts';
import { constantFault } from '../faults/constantFault.ts';
import type { FaultLine } from '../model/experiment.ts';
import type { Flow } from './flow.ts';

/** Reports a fault that relays of this transport cannot have, and texts that cannot be those of a fault. */
export function checkFault(line: FaultLine, transport: Transport | undefined, flow: Flow): void {
  const { fault, kind, texts } = line;
  const parts = Object.values(texts).flatMap((text) => text.parts);
  flow.variables(parts);
  // What needs an environment is known when it runs.
  const constant =
    parts.every((part) => part.kind === 'bytes' || part.kind === 'holes') && constantFault(line);
  if (constant && !constant.ok)
    for (const { message, ...span } of constant.problems) flow.error(span, message);
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
