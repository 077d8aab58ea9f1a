/** Parses faults outside experiments: on the command line, in settings, in an input box. */
import type { Fault } from '../../../model/faultSpec.ts';
import type { FaultListChange } from '../../../model/faultList.ts';
import type { Parsed } from '../../../model/problem.ts';
import { ProblemList } from '../../../model/problemList.ts';
import { StatementReader } from '../reading/statementReader.ts';
import { readFaultChange } from './readFaultChange.ts';
import { readFaultLine } from './readFaultLine.ts';

/** A line such as `latency 100ms jitter 20ms up chance 5% per chunk`. Never throws. */
export function parseFault(text: string): Parsed<Fault> {
  return parsed(text, (reader) => readFaultLine(reader)?.fault);
}

/** `set latency 100ms`, `remove latency` or `clear`. Never throws. */
export function parseFaultChange(text: string): Parsed<FaultListChange> {
  return parsed(text, (reader) => {
    const change = readFaultChange(reader);
    if (change?.kind === 'set') return { kind: 'set', fault: change.fault.fault };
    return change?.kind === 'remove' ? { kind: 'remove', fault: change.fault.value } : change;
  });
}

function parsed<T>(text: string, read: (reader: StatementReader) => T | undefined): Parsed<T> {
  const problems = new ProblemList();
  const reader = new StatementReader(text, 0, text.length, 1, problems);
  const value = read(reader);
  if (value !== undefined && problems.count === 0) reader.finish();
  const result = problems.result(value);
  if (!result.ok) return result;
  if (result.value === undefined) throw new Error('What cannot be read has a problem.');
  return { ok: true, value: result.value };
}
