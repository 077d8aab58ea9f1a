/** How a test came out, for the line above it: as words and signs, never by colour alone. */
import { formatDuration } from '../../model/units.ts';
import type { TestResult } from '../../runner/results/testResult.ts';

/** Codes whose names say little to a reader; others, such as ECONNREFUSED, stay as they are. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['ERR_UNEXPECTED', 'unexpected data'],
  ['ERR_TIMEOUT', 'timed out'],
  ['ERR_ENDED', 'the peer ended its side'],
  ['ERR_CLOSED', 'the connection is closed'],
  ['ERR_NOT_AGREED', 'not allowed to listen'],
  ['ECONNRESET', 'connection reset'],
  ['ECONNREFUSED', 'connection refused'],
  ['EADDRINUSE', 'address in use'],
]);

export function outcomeText({
  outcome,
  durationMs,
  failure,
}: Pick<TestResult, 'outcome' | 'durationMs' | 'failure'>): string {
  const time = formatDuration(durationMs * 1000);
  if (failure !== undefined)
    return `✗ Line ${failure.line}: ${reasons.get(failure.code) ?? failure.code} (${time})`;
  return outcome === 'passed' ? `✓ Passed in ${time}` : 'Cancelled';
}
