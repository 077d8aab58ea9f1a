/** The outcome of a test, or of a failed hook. */
export interface TestRecord {
  /** Relative to the checkout, with `/`: `test/ui/smoke.test.ts`. */
  readonly file: string;
  /** Including the titles of the enclosing describes. */
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /**
   * The `--grep` for Mocha to repeat it: its own title or, if it depends on earlier tests in the same window, that of
   * their common describe.
   */
  readonly grep: string;
  /** If it failed: title, first words of the error, and the line in the test, in one line. */
  readonly failure?: string;
}

/** Environment variable with the file to which a test process writes its records as JSON. */
export const recordsFileVariable = 'SOCKET_LAB_RECORDS_FILE';

/** Environment variables with the single file and the `--grep` for the suite inside VS Code; empty for all. */
export const onlyFileVariable = 'SOCKET_LAB_ONLY_FILE';
export const onlyTestsVariable = 'SOCKET_LAB_ONLY_TESTS';

/** Parses records; undefined if the text is anything else. */
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

/** The `--grep` for just the test of this full title. */
export function onlyTest(fullTitle: string): string {
  return `^${escaped(fullTitle)}$`;
}

/** The `--grep` for all tests of the describe of this full title. */
export function allOfDescribe(fullTitle: string): string {
  return `^${escaped(fullTitle)} `;
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
