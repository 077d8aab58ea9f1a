import type { TestRecord } from './testRecord.ts';

/** One further run of a file's test, or of the describe that it needs around it, on its own. */
export interface Rerun {
  readonly file: string;
  readonly grep: string;
}

/** What is to be run again, each once. */
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
  /** Of the whole suite, with those of the second run in the place of those that it ran again. */
  readonly records: readonly TestRecord[];
  /** What failed in the first run, where nothing failed in the second. */
  readonly flaky: readonly TestRecord[];
}

/**
 * The second run counts for what it ran again, when something passed in it and nothing failed. Otherwise the first one
 * does: what fails twice is broken.
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
