import type { RunEvent } from '../../runner/results/testResult.ts';
import type { ExperimentFile } from '../input/readExperiments.ts';

export interface RunTotals {
  readonly passed: number;
  readonly failed: number;
  readonly cancelled: number;
  /** After a cancel or `--bail`. */
  readonly notRun: number;
}

/** Shows a run while it happens. */
export interface TestPrinter {
  begin?(files: readonly ExperimentFile[], seed: bigint): void;
  event(event: RunEvent, file: ExperimentFile): void;
  end(totals: RunTotals): void;
}
