/** An experiment as the Test Explorer wants it: its tests by keys that outlive an edit, its plan, its problems. */
import { checkExperiment } from '../../experiment/checkExperiment.ts';
import type { ExperimentProblem } from '../../experiment/experimentProblem.ts';
import type { Plan } from '../../experiment/plan.ts';
import { planExperiment } from '../../experiment/planExperiment.ts';
import { textPlace } from '../../model/textPlace.ts';

export interface ExperimentTest {
  /** Its title; with a number behind it where another has the same. Empty where the whole file is one experiment. */
  readonly key: string;
  /** Undefined where the whole file is one experiment. */
  readonly title: string | undefined;
  /** Its first and last line, from 1. */
  readonly line: number;
  readonly lastLine: number;
}

export interface ReadExperiment {
  readonly text: string;
  /** In the order of the plan's tests. */
  readonly tests: readonly ExperimentTest[];
  readonly plan: Plan;
  readonly problems: readonly ExperimentProblem[];
}

export function readExperiment(text: string): ReadExperiment {
  const { experiment, problems } = checkExperiment(text, {
    platform: process.platform,
    nodeVersion: process.versions.node,
  });
  const plan = planExperiment(experiment);
  const lines = experiment.lines;
  const times = new Map<string, number>();
  const tests = plan.tests.map(({ title, line }, index): ExperimentTest => {
    const next = plan.tests[index + 1]?.line ?? Number.POSITIVE_INFINITY;
    let lastLine = line;
    for (const each of lines) {
      if (each.line < line || each.line >= next || each.kind === 'comment') continue;
      lastLine = each.lastLine;
    }
    const time = (times.get(title ?? '') ?? 0) + 1;
    times.set(title ?? '', time);
    return { key: time === 1 ? (title ?? '') : `${title ?? ''} (${time})`, title, line, lastLine };
  });
  return { text, tests, plan, problems };
}

/** The test that a line stands in; above the first one, that. */
export function testAt({ tests }: ReadExperiment, line: number): ExperimentTest | undefined {
  return tests.findLast((test) => test.line <= line) ?? tests[0];
}

/** Why an experiment cannot be run, in one line; undefined where it can. */
export function whyNotRunnable({ text, tests, problems }: ReadExperiment): string | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined)
    return tests.length === 0 ? 'There is nothing to run: it has no statements.' : undefined;
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
  return `Line ${textPlace(text, first.start).line}: ${first.message}${more}`;
}
