import type { TestRecord } from './testRecord.ts';

/** Numbers of tests by outcome. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function countsOf(records: readonly TestRecord[]): Counts {
  const ended = (outcome: TestRecord['outcome']): number =>
    records.filter((record) => record.outcome === outcome).length;
  return { passed: ended('passed'), failed: ended('failed'), skipped: ended('skipped') };
}

/** `12 passed, 0 failed`, and `, 3 skipped` where there are any. */
export function countsText({ passed, failed, skipped }: Counts): string {
  return `${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`;
}
