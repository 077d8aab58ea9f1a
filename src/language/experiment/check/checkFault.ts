/** Checks the faults of relays. */
import type { Transport } from '../../../model/transports.ts';
import { faultMisuse } from '../faults/faultMisuse.ts';
import type { FaultLine } from '../model/faultLine.ts';
import type { Flow } from './flow.ts';

/** Reports a fault that relays of this transport cannot have. */
export function checkFault({ fault, kind }: FaultLine, transport: Transport | undefined, flow: Flow): void {
  const misuse = transport === undefined ? undefined : faultMisuse(fault.kind, transport);
  if (misuse !== undefined) flow.error(kind, misuse);
}
