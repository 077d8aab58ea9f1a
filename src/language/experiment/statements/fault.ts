/** `fault NAME set LINE`, `fault NAME remove KIND`, `fault NAME clear` */
import { checkFault } from '../check/checkFault.ts';
import { endpointFor } from '../check/endpointFor.ts';
import type { FaultStatement } from '../model/experiment.ts';
import { readFaultChange } from '../faults/readFaultChange.ts';
import type { StatementKind } from '../check/statementKind.ts';
import { readKnownName } from '../reading/statementPieces.ts';

export const faultKind: StatementKind<FaultStatement> = {
  kind: 'fault',
  word: 'fault',
  form: 'fault NAME set FAULT, fault NAME remove KIND, or fault NAME clear',
  help: "Changes a relay's faults while it runs.",
  read(reader) {
    const relay = readKnownName(reader, ['relay'], 'a relay');
    const change = relay && readFaultChange(reader);
    return relay && change && { kind: 'fault', relay, change };
  },
  check({ relay, change }, flow) {
    const definition = endpointFor(flow, relay, 'fault');
    if (change.kind === 'set') checkFault(change.fault, definition?.transport, flow);
  },
};
