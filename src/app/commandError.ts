import type { Failure, Result } from '../model/result.ts';
import type { Problem } from '../model/problem.ts';
import { formatFailure } from '../model/formatFailure.ts';

/** What our commands and the API reject with: `code` is the errno name, and the message names it. */
export class CommandError extends Error {
  readonly code: string;
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(formatFailure(failure));
    this.name = 'CommandError';
    this.code = failure.code;
    this.failure = failure;
  }
}

/** The value, or the failure thrown: for doors whose callers are programs. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new CommandError(result.failure);
}

/** A text that could not be read, as a failure. */
export function badText(text: string, [problem]: readonly [Problem, ...Problem[]]): Failure {
  return { code: 'EINVAL', address: text, message: problem.message };
}

/** An argument of the wrong kind. */
export function badArgument(message: string): CommandError {
  return new CommandError({ code: 'EINVAL', message });
}
