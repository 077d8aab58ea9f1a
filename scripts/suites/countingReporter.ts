import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { countsFileVariable, type Counts } from './counts.ts';

/** Mocha's own `spec` reporter, which also writes the counts of the run where `SOCKET_LAB_COUNTS_FILE` says. */
export class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env[countsFileVariable];
    if (file === undefined) return;
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      const counts: Counts = { passed: passes, failed: failures, skipped: pending };
      writeFileSync(file, JSON.stringify(counts));
    });
  }
}

// Mocha takes a reporter's file by its default export.
// oxlint-disable-next-line import/no-default-export
export { CountingReporter as default };
