/** Checks the faults of relays. */
import type { Transport } from '../../../model/transports.ts';
import { constantFault } from '../faults/constantFault.ts';
import { faultMisuse } from '../faults/faultMisuse.ts';
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
  const misuse = transport === undefined ? undefined : faultMisuse(fault.kind, transport);
  if (misuse !== undefined) flow.error(kind, misuse);
}
