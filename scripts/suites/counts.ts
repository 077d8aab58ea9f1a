/** How a suite's tests ended. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** A line for each test that failed: which, and why. */
  readonly failures: readonly string[];
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** Names the file that a test process writes its counts to, as JSON, when its run has ended. */
export const countsFileVariable = 'SOCKET_LAB_COUNTS_FILE';

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
  };
}

/** `12 passed, 0 failed`, and `, 3 skipped` where there are any. */
export function countsText({ passed, failed, skipped }: Counts): string {
  return `${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`;
}

/** The counts in a file's text; undefined when it holds anything else. */
export function parseCounts(text: string): Counts | undefined {
  const value: unknown = JSON.parse(text);
  return isCounts(value) ? value : undefined;
}

function isCounts(value: unknown): value is Counts {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['passed', 'failed', 'skipped'].every((key) => Number.isInteger(Reflect.get(value, key))) &&
    'failures' in value &&
    Array.isArray(value.failures) &&
    value.failures.every((line) => typeof line === 'string')
  );
}
