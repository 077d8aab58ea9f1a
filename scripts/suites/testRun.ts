import { countsOf, countsText, type Counts } from './counts.ts';
import { merge, rerunsFor, type Rerun } from './runAgain.ts';
import type { Suite } from './suite.ts';
import type { TestRecord } from './testRecord.ts';

/** More failures than this in window tests are no accident, and are not repeated. */
const mostFlaky = 3;

interface SuiteRun {
  readonly suite: Suite;
  records: readonly TestRecord[];
  /** Why it could not run. */
  readonly reasons: string[];
  /** Tests that passed when repeated. */
  readonly flaky: TestRecord[];
  ms: number;
}

/** Collects the outcomes of all suites, and reports them. */
export class TestRun {
  readonly #runs: readonly SuiteRun[];
  readonly #keptOf: (title: string) => string | undefined;

  /** `keptOf` returns the folder with a failed test's screenshot and logs. */
  constructor(suites: readonly Suite[], keptOf: (title: string) => string | undefined) {
    this.#runs = suites.map((suite) => ({ suite, records: [], reasons: [], flaky: [], ms: 0 }));
    this.#keptOf = keptOf;
  }

  /** Adds the records of a job; a suite may have several. */
  hasRun(suite: Suite, records: readonly TestRecord[], ms: number): void {
    const run = this.#of(suite);
    run.records = [...run.records, ...records];
    run.ms += ms;
  }

  /** Counts as one failed test. */
  couldNotRun(suite: Suite, why: string, ms: number): void {
    const failure = why.split('\n')[0] ?? '';
    this.hasRun(suite, [{ file: '', title: '', grep: '', outcome: 'failed', failure }], ms);
    this.#of(suite).reasons.push(failure);
  }

  /** Failed window tests, to be repeated. */
  reruns(): { readonly suite: Suite; readonly rerun: Rerun }[] {
    const again = this.#runs.filter(({ suite }) => suite.runAgain !== undefined);
    if (failedIn(again) > mostFlaky) return [];
    return again.flatMap(({ suite, records }) => rerunsFor(records).map((rerun) => ({ suite, rerun })));
  }

  hasRunAgain(suite: Suite, rerun: Rerun, second: readonly TestRecord[]): void {
    const run = this.#of(suite);
    const { records, flaky } = merge(run.records, rerun, second);
    run.records = records;
    run.flaky.push(...flaky);
  }

  counts(): Counts {
    return countsOf(this.#runs.flatMap(({ records }) => records));
  }

  /** Failures, flaky tests, and a line per suite. */
  report(): string {
    const failed = this.#lines(({ records }) => records.filter(({ outcome }) => outcome === 'failed'));
    const flaky = this.#lines((run) => run.flaky);
    const tooMany = failedIn(this.#runs.filter(({ suite }) => suite.runAgain !== undefined)) > mostFlaky;
    const suites = this.#runs.map(({ suite, records, reasons, ms }) => {
      const text = [`(${(ms / 1000).toFixed(1)} s)`, ...reasons].join('  ');
      return `${suite.name.padEnd(10)}${countsText(countsOf(records))}  ${text}`;
    });
    return [
      ...(failed.length > 0 ? ['Failed:', ...failed] : []),
      ...(tooMany ? [`Over ${String(mostFlaky)} tests in windows failed: none was run again.`] : []),
      ...(failed.length > 0 ? [''] : []),
      ...suites,
      ...(flaky.length > 0 ? ['', 'Flaky (failed, and passed alone in a new window):', ...flaky, ''] : []),
    ].join('\n');
  }

  #lines(of: (run: SuiteRun) => readonly TestRecord[]): string[] {
    return this.#runs.flatMap((run) =>
      of(run).flatMap(({ title, failure = title }) => {
        const kept = this.#keptOf(title);
        const line = `${run.suite.name}: ${failure}`;
        return kept === undefined ? [line] : [line, `    screen and logs: ${kept}`];
      }),
    );
  }

  #of(suite: Suite): SuiteRun {
    const run = this.#runs.find((one) => one.suite === suite);
    if (run === undefined) throw new Error(`${suite.name} is not part of this run.`);
    return run;
  }
}

function failedIn(runs: readonly SuiteRun[]): number {
  return countsOf(runs.flatMap(({ records }) => records)).failed;
}
