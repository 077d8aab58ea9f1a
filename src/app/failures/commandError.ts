/** Failures as errors, for programs that call us: with a code, and with what their arguments must be. */
import { sendFormats, type SendFormat } from '../../model/draft.ts';
import type { Failure, Result } from '../../model/result.ts';
import type { Problem } from '../../model/problem.ts';
import { formatFailure } from '../../model/formatFailure.ts';
import { textPlace } from '../../model/textPlace.ts';

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

/** The value, or the failure thrown: for callers that are programs. */
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

/** What is wrong with a text that was to be sent, and where. */
export function problemFailure(text: string, { start, message }: Problem): Failure {
  const { line, column } = textPlace(text, start);
  return { code: 'EINVAL', message: `Nothing was sent. Line ${line}, column ${column}: ${message}` };
}

/** An id that a program passed. */
export function requireId(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw badArgument('An id must be the number of an endpoint or a connection');
}

/** How a text that a program passed becomes bytes. */
export function requireFormat(format: unknown, otherwise: SendFormat = 'text'): SendFormat {
  if (format === undefined) return otherwise;
  const known = sendFormats.find((one) => one === format);
  if (known === undefined) throw badArgument('The format must be "text", "escapes", "hex" or "payload"');
  return known;
}
