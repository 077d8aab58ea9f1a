/** Parses faults outside experiments: on the command line, in settings, in an input box. */
import type { FaultListChange } from '../../../model/faultList.ts';
import type { Fault } from '../../../model/faultSpec.ts';
import type { Parsed } from '../../../model/problem.ts';
import { ProblemList } from '../../../model/problemList.ts';
import { StatementReader } from '../reading/statementReader.ts';
import { constantFault } from './constantFault.ts';
import { readFaultChange } from './readFaultChange.ts';
import { readFaultLine } from './readFaultLine.ts';

/** A line such as `latency 100ms jitter 20ms up chance 5% per chunk`. Never throws. */
export function parseFault(text: string): Parsed<Fault> {
  const line = parsedLine(text, readFaultLine);
  return line.ok ? constantFault(line.value) : line;
}

/** `set latency 100ms`, `remove latency` or `clear`. Never throws. */
export function parseFaultChange(text: string): Parsed<FaultListChange> {
  const parsed = parsedLine(text, readFaultChange);
  if (!parsed.ok) return parsed;
  const change = parsed.value;
  if (change.kind === 'remove') return { ok: true, value: { kind: 'remove', fault: change.fault.value } };
  if (change.kind === 'clear') return { ok: true, value: change };
  const fault = constantFault(change.fault);
  return fault.ok ? { ok: true, value: { kind: 'set', fault: fault.value } } : fault;
}

function parsedLine<T>(text: string, read: (reader: StatementReader) => T | undefined): Parsed<T> {
  const problems = new ProblemList();
  const feed = text.indexOf('\n');
  if (feed >= 0) problems.add(feed, text.length, 'A fault stands on one line.');
  const reader = new StatementReader(text, 0, feed < 0 ? text.length : feed, 1, problems);
  const line = read(reader);
  if (line !== undefined && problems.count === 0) reader.finish();
  const parsed = problems.result(line);
  if (!parsed.ok) return parsed;
  if (parsed.value === undefined) throw new Error('A line that is no fault has a problem.');
  return { ok: true, value: parsed.value };
}
