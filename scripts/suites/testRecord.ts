/** How one test, or a hook that failed, came out. */
export interface TestRecord {
  /** From the checkout, with `/`: `test/ui/smoke.test.ts`. */
  readonly file: string;
  /** With those of the describes around it. */
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /**
   * What Mocha's `--grep` has to be to run it again: its own title, or where it needs what ran before it in the same
   * window, that of the describe which they share.
   */
  readonly grep: string;
  /** For one that failed: title, first words of the error, and the place in the test, in one line. */
  readonly failure?: string;
}

/** Names the file that a test process writes its records to, as JSON, when its run has ended. */
export const recordsFileVariable = 'SOCKET_LAB_RECORDS_FILE';

/** Name the one file and Mocha's `--grep` to the suite inside VS Code; empty for all. */
export const onlyFileVariable = 'SOCKET_LAB_ONLY_FILE';
export const onlyTestsVariable = 'SOCKET_LAB_ONLY_TESTS';

/** The records in a file's text; undefined when it holds anything else. */
export function parseRecords(text: string): TestRecord[] | undefined {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) && value.every(isRecord) ? value : undefined;
}

function isRecord(value: unknown): value is TestRecord {
  if (typeof value !== 'object' || value === null) return false;
  const text = (key: string): boolean => typeof Reflect.get(value, key) === 'string';
  const outcome: unknown = Reflect.get(value, 'outcome');
  return (
    ['file', 'title', 'grep'].every(text) &&
    (outcome === 'passed' || outcome === 'skipped' || (outcome === 'failed' && text('failure')))
  );
}

/** What `--grep` has to be for a test of this full title alone. */
export function onlyTest(fullTitle: string): string {
  return `^${escaped(fullTitle)}$`;
}

/** What `--grep` has to be for all tests of a describe of this full title. */
export function allOfDescribe(fullTitle: string): string {
  return `^${escaped(fullTitle)} `;
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
