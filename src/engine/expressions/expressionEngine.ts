/**
 * The engine of regular expressions (RE2's syntax, linear time). It is as large as half of the extension, so it is loaded
 * before the first expression is compiled, by whoever reads a text that may have one.
 */
import type * as Re2 from 're2js';

let loaded: typeof Re2 | undefined;

export async function loadExpressions(): Promise<void> {
  loaded ??= await import('re2js');
}

/** Whether a text of rules or an experiment may have an expression; an address and a comment have two slashes together. */
export function mayHaveExpression(text: string): boolean {
  return /(?<!\/)\/(?!\/)/.test(text);
}

/** Throws before `loadExpressions` has resolved. */
export function expressionEngine(): typeof Re2 {
  if (loaded === undefined) throw new Error('The engine of regular expressions is not loaded.');
  return loaded;
}
