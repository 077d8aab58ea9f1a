/** How steps fail: at their place, with a code. */
import type { Failure } from '../../model/result.ts';
import type { StepFailure } from './testResult.ts';

/** Where a statement stands. */
type Place = Pick<StepFailure, 'line' | 'start' | 'end'>;

/** The code of what was cancelled. */
export const cancelled = 'ABORT_ERR';

/** A failure of a step, at its place. */
export function failedAt(
  { line, start, end }: Place,
  code: string,
  message: string,
  more: Omit<StepFailure, keyof Place | 'code' | 'message'> = {},
): StepFailure {
  return { line, start, end, code, message, ...more };
}

/** A failure of a socket call as a step's. */
export function failedCall(place: Place, failure: Failure): StepFailure {
  const help = failure.advice === undefined ? {} : { help: failure.advice };
  return failedAt(place, failure.code, failure.message, help);
}

export function cancelledAt(place: Place): StepFailure {
  return failedAt(place, cancelled, 'The run was cancelled.');
}

/** A fault of ours, or of the system, that no step has foreseen. */
export function threwAt(place: Place, error: unknown): StepFailure {
  const what = error instanceof Error ? error.message : String(error);
  return failedAt(place, 'ERR_INTERNAL', `Socket Lab could not go on: ${what.replace(/\.?$/, '.')}`, {
    help: 'This is an error of Socket Lab: please report it, with the experiment.',
  });
}

export function isFailure(value: object): value is StepFailure {
  return 'code' in value && 'message' in value && 'line' in value;
}
