/** `fault NAME set LINE`, `fault NAME remove KIND`, `fault NAME clear` */
import { checkFault } from '../check/checkFault.ts';
import { endpointFor } from '../check/endpointFor.ts';
import type { FaultChange, FaultStatement } from '../model/experiment.ts';
import { readFaultKind, readFaultLine } from '../faults/readFaultLine.ts';
import type { StatementKind } from '../check/statementKind.ts';
import { readKnownName } from '../reading/statementPieces.ts';
import type { StatementReader } from '../reading/statementReader.ts';

export const faultKind: StatementKind<FaultStatement> = {
  kind: 'fault',
  word: 'fault',
  form: 'fault NAME set FAULT, fault NAME remove KIND, or fault NAME clear',
  help: "Changes a relay's faults while it runs.",
  read(reader) {
    const relay = readKnownName(reader, ['relay'], 'a relay');
    const change = relay && readChange(reader);
    return relay && change && { kind: 'fault', relay, change };
  },
  check({ relay, change }, flow) {
    const definition = endpointFor(flow, relay, 'fault');
    if (change.kind === 'set') checkFault(change.fault, definition?.transport, flow);
  },
};

function readChange(reader: StatementReader): FaultChange | undefined {
  if (reader.keyword('set') !== undefined) {
    const fault = readFaultLine(reader);
    return fault && { kind: 'set', fault };
  }
  if (reader.keyword('remove') !== undefined) {
    const kind = readFaultKind(reader);
    return kind && { kind: 'remove', fault: { start: kind.start, end: kind.end, value: kind.value } };
  }
  if (reader.keyword('clear') !== undefined) return { kind: 'clear' };
  reader.refuse('After the name comes set and a fault, remove and its kind, or clear.', [
    'set',
    'remove',
    'clear',
  ]);
  return undefined;
}
