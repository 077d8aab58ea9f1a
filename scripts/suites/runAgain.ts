import type { TestRecord } from './testRecord.ts';

/** A repeated run of a file's test, or of the describe that it needs. */
export interface Rerun {
  readonly file: string;
  readonly grep: string;
}

/** The runs to repeat, without duplicates. */
export function rerunsFor(records: readonly TestRecord[]): Rerun[] {
  const failed = records.filter(({ outcome, file }) => outcome === 'failed' && file !== '');
  const known = new Set<string>();
  return failed.flatMap(({ file, grep }) => {
    const key = `${file}\n${grep}`;
    if (known.has(key)) return [];
    known.add(key);
    return [{ file, grep }];
  });
}

export interface Merged {
  /** The records of the suite, with those of the second run replacing the repeated ones. */
  readonly records: readonly TestRecord[];
  /** Failures of the first run, if the second had none. */
  readonly flaky: readonly TestRecord[];
}

/**
 * The second run counts for the tests it repeated, if some passed in it and none failed. Otherwise the first one counts:
 * a test that fails twice is broken.
 */
export function merge(first: readonly TestRecord[], rerun: Rerun, second: readonly TestRecord[]): Merged {
  const isGood =
    second.some(({ outcome }) => outcome === 'passed') && !second.some(({ outcome }) => outcome === 'failed');
  if (!isGood) return { records: first, flaky: [] };
  const pattern = new RegExp(rerun.grep);
  const wasRunAgain = ({ file, title, grep }: TestRecord): boolean =>
    file === rerun.file && (grep === rerun.grep || pattern.test(title));
  return {
    records: [...first.filter((record) => !wasRunAgain(record)), ...second],
    flaky: first.filter((record) => record.outcome === 'failed' && wasRunAgain(record)),
  };
}
