/**
 * Loads the regular expression engine (RE2's syntax, linear time). It is half as large as the extension, so callers
 * load it before they compile the first expression of a text that may have one.
 */
import type * as Re2 from 're2js';

let loaded: typeof Re2 | undefined;

export async function loadExpressions(): Promise<void> {
  loaded ??= await import('re2js');
}

/** Whether rules or an experiment may contain an expression; addresses and comments only have adjacent slashes. */
export function mayHaveExpression(text: string): boolean {
  return /(?<!\/)\/(?!\/)/.test(text);
}

/** Throws before `loadExpressions` has resolved. */
export function expressionEngine(): typeof Re2 {
  if (loaded === undefined) throw new Error('The engine of regular expressions is not loaded.');
  return loaded;
}
