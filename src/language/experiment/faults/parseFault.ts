/** Parses a single fault outside experiments: on the command line, in settings, in an input box. */
import type { Fault } from '../../../model/faultSpec.ts';
import type { Parsed } from '../../../model/problem.ts';
import { ProblemList } from '../../../model/problemList.ts';
import { StatementReader } from '../reading/statementReader.ts';
import { constantFault } from './constantFault.ts';
import { readFaultLine } from './readFaultLine.ts';

/** A line such as `latency 100ms jitter 20ms up chance 5% per chunk`. Never throws. */
export function parseFault(text: string): Parsed<Fault> {
  const problems = new ProblemList();
  const feed = text.indexOf('\n');
  if (feed >= 0) problems.add(feed, text.length, 'A fault stands on one line.');
  const reader = new StatementReader(text, 0, feed < 0 ? text.length : feed, 1, problems);
  const line = readFaultLine(reader);
  if (line !== undefined && problems.count === 0) reader.finish();
  const parsed = problems.result(line);
  if (!parsed.ok) return parsed;
  if (parsed.value === undefined) throw new Error('A line that is no fault has a problem.');
  return constantFault(parsed.value);
}
