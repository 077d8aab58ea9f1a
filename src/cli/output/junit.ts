/** JUnit XML as read by GitHub, GitLab and Jenkins: a suite per file, a case per test. */
import { printable } from '../../model/printable.ts';
import { failureLines } from './textTests.ts';
import { failureText } from '../../runner/results/failureText.ts';
import type { TestResult } from '../../runner/results/testResult.ts';
import type { ExperimentFile } from '../input/readExperiments.ts';
import { testTitle } from './testPrinter.ts';

export interface JunitSuite {
  readonly file: ExperimentFile;
  readonly results: readonly TestResult[];
  /** Titles of tests that were not run. */
  readonly notRun: readonly (string | undefined)[];
}

/** @param startedAt when the run began */
export function junitXml(suites: readonly JunitSuite[], startedAt: Date): string {
  const all = suites.flatMap(({ results }) => results);
  const skipped = suites.reduce((sum, suite) => sum + skippedOf(suite), 0);
  const notRun = suites.reduce((sum, suite) => sum + suite.notRun.length, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: 'socket-lab', ...counts(all, skipped, notRun) })}>`,
    ...suites.flatMap((suite) => suiteLines(suite, startedAt)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteLines(suite: JunitSuite, startedAt: Date): string[] {
  const { file, results, notRun } = suite;
  const timestamp = startedAt.toISOString().slice(0, 19);
  const about = { name: file.path, ...counts(results, skippedOf(suite), notRun.length), timestamp };
  return [
    `  <testsuite ${attributes(about)}>`,
    ...results.flatMap((result) => caseLines(result, file)),
    ...notRun.flatMap((title) => [
      `    <testcase ${attributes(nameOf(title, file, 0))}>`,
      '      <skipped message="not run"/>',
      '    </testcase>',
    ]),
    '  </testsuite>',
  ];
}

function caseLines(result: TestResult, file: ExperimentFile): string[] {
  const { title, durationMs, failure, outcome } = result;
  const opening = `    <testcase ${attributes({ ...nameOf(title, file, durationMs), line: failure?.line ?? result.line })}`;
  if (outcome === 'passed') return [`${opening}/>`];
  if (failure === undefined)
    return [`${opening}>`, '      <skipped message="cancelled"/>', '    </testcase>'];
  const [message = ''] = failureText(failure);
  const text = failureLines(failure, file).map(printable).join('\n');
  return [
    `${opening}>`,
    `      <failure ${attributes({ message, type: failure.code })}>${escaped(text)}</failure>`,
    '    </testcase>',
  ];
}

function nameOf(title: string | undefined, { path }: ExperimentFile, durationMs: number) {
  const name = testTitle({ title }, path);
  return { name, classname: path.replace(/\.sockets$/, ''), file: path, time: seconds(durationMs) };
}

function counts(results: readonly TestResult[], skipped: number, notRun: number) {
  return {
    tests: results.length + notRun,
    failures: results.filter(({ outcome }) => outcome === 'failed').length,
    errors: 0,
    skipped,
    time: seconds(results.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  };
}

function skippedOf({ results, notRun }: JunitSuite): number {
  return notRun.length + results.filter(({ outcome }) => outcome === 'cancelled').length;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(printable(String(value))).replaceAll('\t', ' ')}"`)
    .join(' ');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * A line of text for XML 1.0, which excludes most control characters and lone surrogates; `printable` leaves none of
 * them.
 */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
