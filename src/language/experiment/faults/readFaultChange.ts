/** Reads a change of faults: `set FAULT`, `remove KIND` or `clear`. */
import type { FaultChange } from '../model/experiment.ts';
import type { StatementReader } from '../reading/statementReader.ts';
import { readFaultKind, readFaultLine } from './readFaultLine.ts';

export function readFaultChange(reader: StatementReader): FaultChange | undefined {
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
