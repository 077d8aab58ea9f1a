import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { countsFileVariable, type Counts } from './counts.ts';
import { failureLine } from './failureLine.ts';

const { EVENT_RUN_END, EVENT_TEST_FAIL } = Mocha.Runner.constants;

/**
 * Mocha's own `spec` reporter, which also says at once why a test failed (a long run may be cut before its end),
 * and writes the counts of the run where `SOCKET_LAB_COUNTS_FILE` says.
 */
export class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const failures: string[] = [];
    runner.on(EVENT_TEST_FAIL, (test, error: unknown) => {
      const line = failureLine(test.fullTitle(), error);
      failures.push(line);
      console.log(`      ${line}`);
    });
    const file = process.env[countsFileVariable];
    if (file === undefined) return;
    runner.once(EVENT_RUN_END, () => {
      const { passes = 0, failures: failed = 0, pending = 0 } = runner.stats ?? {};
      const counts: Counts = { passed: passes, failed, skipped: pending, failures };
      writeFileSync(file, JSON.stringify(counts));
    });
  }
}

// Mocha takes a reporter's file by its default export.
// oxlint-disable-next-line import/no-default-export
export { CountingReporter as default };
