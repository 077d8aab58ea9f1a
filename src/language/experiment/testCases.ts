/** The tests of an experiment, for listing and running them. */
import type { Experiment, Statement } from './model/experiment.ts';

export interface TestCase {
  /** Undefined where the whole file is one experiment. */
  readonly title: string | undefined;
  /** The whole experiment, which the spans of statements refer to. */
  readonly text: string;
  /** Its line, from 1. */
  readonly line: number;
  /** The top-level statements, which run first; the same list for all tests. */
  readonly setup: readonly Statement[];
  /** The test's own statements. */
  readonly body: readonly Statement[];
}

/** A file without tests is one test without a title; a file without statements has none. */
export function testCases({ text, statements }: Experiment): TestCase[] {
  const setup = statements.filter(({ kind }) => kind !== 'test');
  const tests = statements.flatMap((statement): TestCase[] => {
    if (statement.kind !== 'test') return [];
    const { title, line, body } = statement;
    return [{ title: title.value, text, line, setup, body }];
  });
  const [first] = statements;
  if (tests.length > 0 || first === undefined) return tests;
  return [{ title: undefined, text, line: first.line, setup: [], body: statements }];
}
