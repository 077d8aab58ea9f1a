import type { Result } from '../../model/result.ts';

/**
 * Every way in which a user sets rules, or starts a listener with rules, goes through here: what has to be asked
 * before a rule may do something (run a program) is asked in one place.
 */
export async function applyRules<T>(act: () => Result<T> | Promise<Result<T>>): Promise<Result<T>> {
  return act();
}
