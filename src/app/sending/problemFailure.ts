import type { Problem } from '../../model/problem.ts';
import type { Failure } from '../../model/result.ts';
import { textPlace } from '../../model/textPlace.ts';

/** What is wrong with a text that was to be sent, and where. */
export function problemFailure(text: string, { start, message }: Problem): Failure {
  const { line, column } = textPlace(text, start);
  return { code: 'EINVAL', message: `Nothing was sent. Line ${line}, column ${column}: ${message}` };
}
