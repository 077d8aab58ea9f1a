import type { Failure } from './result.ts';

/** A failure on one line: what happened, the code, what to do. `Nothing listens there (ECONNREFUSED). Start …` */
export function formatFailure({ message, code, advice }: Failure): string {
  const sentence = `${message.replace(/\.$/, '')} (${code}).`;
  return advice === undefined || advice === '' ? sentence : `${sentence} ${advice}`;
}
