/** The Mocha reporter of all suites. */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { hookHasFailed } from './failedHook.ts';
import { failureLine, failureMark } from './failureLine.ts';
import { grepFor, isHook } from './neededDescribe.ts';
import { recordsFileVariable, type TestRecord } from './testRecord.ts';

const { EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } = Mocha.Runner.constants;

/** Below what `runCounting` grants. */
const lateMs = 5000;

/**
 * Mocha's `spec` reporter, which also prints failures immediately (a long run may be aborted), and writes a record of
 * each test to the file named by `SOCKET_LAB_RECORDS_FILE`.
 */
export class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const records: TestRecord[] = [];
    const add = (test: Mocha.Runnable, outcome: TestRecord['outcome'], failure?: string): void => {
      const [file, title, grep] = [
        testFile(test.file ?? test.ctx?.currentTest?.file),
        test.fullTitle(),
        grepFor(test),
      ];
      records.push({ file, title, outcome, grep, ...(failure === undefined ? {} : { failure }) });
    };
    runner.on(EVENT_TEST_PASS, (test) => {
      add(test, 'passed');
    });
    runner.on(EVENT_TEST_PENDING, (test) => {
      add(test, 'skipped');
    });
    runner.on(EVENT_TEST_FAIL, (test: Mocha.Runnable, error: unknown) => {
      const line = failureLine(test.fullTitle(), error);
      add(test, 'failed', line);
      console.log(`      ${failureMark}${line}`);
      if (isHook(test)) hookHasFailed(test.fullTitle());
    });
    const file = process.env[recordsFileVariable];
    if (file === undefined) return;
    runner.once(EVENT_RUN_END, () => {
      writeFileSync(file, JSON.stringify(records));
      // Only where something keeps the process alive.
      setTimeout(() => {
        console.log(`      ${failureMark}still open: ${process.getActiveResourcesInfo().join(', ')}`);
      }, lateMs).unref();
    });
  }
}

/** The path of a test file relative to the checkout, also for its bundle `out/test-vscode/*.test.cjs`. */
function testFile(file = ''): string {
  const path = file.replaceAll('\\', '/');
  const bundled = /\/out\/test-vscode\/(.*)\.cjs$/.exec(path)?.[1];
  if (bundled !== undefined) return `test/vscode/${bundled}.ts`;
  return path.slice(path.lastIndexOf('/test/') + 1);
}

// Mocha uses a reporter's default export.
// oxlint-disable-next-line import/no-default-export
export { CountingReporter as default };
