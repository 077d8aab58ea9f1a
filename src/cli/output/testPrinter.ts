/** What prints tests while they run, and what they are called there. */
import { basename } from 'node:path';
import type { RunEvent, TestResult } from '../../runner/results/testResult.ts';
import type { ExperimentFile } from '../input/readExperiments.ts';

export interface RunTotals {
  readonly passed: number;
  readonly failed: number;
  readonly cancelled: number;
  /** After a cancel or `--bail`. */
  readonly notRun: number;
}

/** Prints a run while it happens. */
export interface TestPrinter {
  begin?(files: readonly ExperimentFile[], seed: bigint): void;
  event(event: RunEvent, file: ExperimentFile): void;
  end(totals: RunTotals): void;
}

/** What a test is called; a file without tests is one, and is called as the file is. */
export function testTitle({ title }: Pick<TestResult, 'title'>, path: string): string {
  return title ?? basename(path, '.sockets');
}
