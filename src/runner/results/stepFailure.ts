/** How steps fail: at their place, with a code. */
import type { Step } from '../../language/experiment/model/plan.ts';
import type { Failure } from '../../model/result.ts';
import type { StepFailure } from './testResult.ts';

/** The code of what was cancelled. */
export const cancelled = 'ABORT_ERR';

/** A failure of a step, at its place. */
export function failedAt(
  { line, start, end }: Pick<Step, 'line' | 'start' | 'end'>,
  code: string,
  message: string,
  more: Omit<StepFailure, 'line' | 'start' | 'end' | 'code' | 'message'> = {},
): StepFailure {
  return { line, start, end, code, message, ...more };
}

/** A failure of a socket call as a step's. */
export function failedCall(step: Step, failure: Failure): StepFailure {
  const help = failure.advice === undefined ? {} : { help: failure.advice };
  return failedAt(step, failure.code, failure.message, help);
}

export function cancelledAt(step: Step): StepFailure {
  return failedAt(step, cancelled, 'The run was cancelled.');
}

/** A fault of ours, or of the system, that no step has foreseen. */
export function threwAt(step: Pick<Step, 'line' | 'start' | 'end'>, error: unknown): StepFailure {
  const what = error instanceof Error ? error.message : String(error);
  return failedAt(step, 'ERR_INTERNAL', `Socket Lab could not go on: ${what.replace(/\.?$/, '.')}`, {
    help: 'This is an error of Socket Lab: please report it, with the experiment.',
  });
}

export function isFailure(value: object): value is StepFailure {
  return 'code' in value && 'message' in value && 'line' in value;
}
