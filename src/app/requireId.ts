import { badArgument } from './commandError.ts';

/** An id that a program handed over. */
export function requireId(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw badArgument('An id must be the number of an endpoint or a connection');
}
