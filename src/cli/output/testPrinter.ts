/** Prints tests while they run. */
import { basename } from 'node:path';
import type { RunEvent, TestResult } from '../../runner/results/testResult.ts';
import type { ExperimentFile } from '../input/readExperiments.ts';

export interface RunTotals {
  readonly passed: number;
  readonly failed: number;
  readonly cancelled: number;
  /** Tests skipped by a cancel or `--bail`. */
  readonly notRun: number;
}

export interface TestPrinter {
  begin?(files: readonly ExperimentFile[], seed: bigint): void;
  event(event: RunEvent, file: ExperimentFile): void;
  end(totals: RunTotals): void;
}

/** The name of a test; a file without `test` blocks is a single test named after the file. */
export function testTitle({ title }: Pick<TestResult, 'title'>, path: string): string {
  return title ?? basename(path, '.sockets');
}
