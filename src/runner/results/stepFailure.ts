/** Builds the failures of steps, with their position and code. */
import type { Failure } from '../../model/result.ts';
import type { StepFailure } from './testResult.ts';

/** The position of a statement. */
type Place = Pick<StepFailure, 'line' | 'start' | 'end'>;

/** The code of a cancelled step. */
export const cancelled = 'ABORT_ERR';

/** A failure of a step, at its position. */
export function failedAt(
  { line, start, end }: Place,
  code: string,
  message: string,
  more: Omit<StepFailure, keyof Place | 'code' | 'message'> = {},
): StepFailure {
  return { line, start, end, code, message, ...more };
}

/** A step that failed because a socket call did. */
export function failedCall(place: Place, failure: Failure): StepFailure {
  const help = failure.advice === undefined ? {} : { help: failure.advice };
  return failedAt(place, failure.code, failure.message, help);
}

export function cancelledAt(place: Place): StepFailure {
  return failedAt(place, cancelled, 'The run was cancelled.');
}

/** An unexpected exception, caused by a bug or by the system. */
export function threwAt(place: Place, error: unknown): StepFailure {
  const what = error instanceof Error ? error.message : String(error);
  return failedAt(place, 'ERR_INTERNAL', `Socket Lab could not go on: ${what.replace(/\.?$/, '.')}`, {
    help: 'This is an error of Socket Lab: please report it, with the experiment.',
  });
}

export function isFailure(value: object): value is StepFailure {
  return 'code' in value && 'message' in value && 'line' in value;
}
