import type { Statement } from './experiment.ts';
import type { Step } from './plan.ts';

/** What statements need to make their steps. */
export interface Planner {
  readonly text: string;
  /** The steps of a block. */
  readonly steps: (statements: readonly Statement[]) => Step[];
}

/** Where a step stands. */
export function placeOf({ line, start, end }: Statement): Pick<Step, 'line' | 'start' | 'end'> {
  return { line, start, end };
}
