/** An experiment for the Test Explorer: its tests by keys that survive edits, what they run, and its problems. */
import { checking } from '../../language/experiment/checkExperiment.ts';
import { testCases, type TestCase } from '../../language/experiment/testCases.ts';
import type { Diagnostic } from '../../language/core/diagnostic.ts';
import type { Work } from '../../model/work.ts';
import { textPlace } from '../../model/textPlace.ts';

export interface ExperimentTest {
  /** Its title; followed by a number where another has the same. Empty where the whole file is one experiment. */
  readonly key: string;
  /** Undefined where the whole file is one experiment. */
  readonly title: string | undefined;
  /** Its first and last line, from 1. */
  readonly line: number;
  readonly lastLine: number;
}

export interface ReadExperiment {
  readonly text: string;
  readonly tests: readonly ExperimentTest[];
  /** The test cases, in the same order. */
  readonly cases: readonly TestCase[];
  readonly problems: readonly Diagnostic[];
}

/** In slices, as a large text must not block the host. */
export function* reading(text: string): Work<ReadExperiment> {
  const { experiment, problems } = yield* checking(text, {
    platform: process.platform,
    nodeVersion: process.versions.node,
  });
  const cases = testCases(experiment);
  yield;
  const lines = experiment.lines.filter((line) => line.kind !== 'comment');
  const keys = new Keys(cases.map(({ title }) => title ?? ''));
  let at = 0;
  const tests = cases.map(({ title, line }, index): ExperimentTest => {
    const next = cases[index + 1]?.line ?? Number.POSITIVE_INFINITY;
    let lastLine = line;
    for (let each = lines[at]; each !== undefined && each.line < next; each = lines[++at])
      if (each.line >= line) lastLine = each.lastLine;
    return { key: keys.of(title ?? ''), title, line, lastLine };
  });
  return { text, tests, cases, problems };
}

/** Unique keys for the tests, as VS Code rejects duplicates. */
class Keys {
  readonly #titles: ReadonlySet<string>;
  readonly #times = new Map<string, number>();

  constructor(titles: readonly string[]) {
    this.#titles = new Set(titles);
  }

  /** The title; if it is used already, followed by a number that makes it unique. */
  of(title: string): string {
    let time = (this.#times.get(title) ?? 0) + 1;
    while (time > 1 && this.#titles.has(`${title} (${time})`)) time++;
    this.#times.set(title, time);
    return time === 1 ? title : `${title} (${time})`;
  }
}

/** The test that contains a line; above the first one, the first. */
export function testAt({ tests }: ReadExperiment, line: number): ExperimentTest | undefined {
  return tests.findLast((test) => test.line <= line) ?? tests[0];
}

/** Why an experiment cannot be run, in one line; undefined where it can. */
export function whyNotRunnable({ text, tests, problems }: ReadExperiment): string | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined)
    return tests.length === 0 ? 'There is nothing to run: the file has no statements.' : undefined;
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
  return `Line ${textPlace(text, first.start).line}: ${first.message}${more}`;
}
