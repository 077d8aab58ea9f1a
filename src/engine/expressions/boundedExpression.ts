/**
 * Regular expressions of users, within bounds. The engine's time is linear in the bytes and in the expression's size
 * (RE2's syntax), but a short expression may be large (`[a-b]{1,500}` has a thousand steps), and then a mebibyte takes half
 * a minute. So an expression has a largest size, and how many bytes it looks at depends on its size.
 */
import { createRequire } from 'node:module';
import type * as Re2 from 're2js';
import { estimatedSteps } from './estimatedSteps.ts';

const require = createRequire(import.meta.url);

/** Steps of the engine's that an expression may have, unless somebody allows fewer. */
export const expressionLimitSteps = 1000;
/** So many times more are refused without asking the engine, which would make them all to count them. */
const estimateFactor = 8;
/** Steps times bytes that are gone through at once: the engine does some 20 of them in a microsecond. */
const workLimit = 8 * 1024 * 1024;

/** A compiled expression, or what is wrong with it, without a full stop. `flags` are i, m and s; others are passed over. */
export function compileBounded(
  source: string,
  flags: string,
  limitSteps = expressionLimitSteps,
): Re2.RE2JS | string {
  const { RE2JS, RE2JSException } = engine();
  const estimate = estimatedSteps(source);
  if (estimate > estimateFactor * limitSteps)
    return tooLarge(`about ${estimate > 1e15 ? 'countless' : estimate}`, limitSteps);
  try {
    const expression = RE2JS.compile(source, flagBits(RE2JS, flags));
    const steps = expression.programSize();
    return steps > limitSteps ? tooLarge(String(steps), limitSteps) : expression;
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return error.message.replace(/^error parsing regexp: |\.$/g, '');
  }
}

/** How many bytes an expression is given at once: 8 KiB for the largest, everything for a short one. */
export function mostBytesFor(expression: Re2.RE2JS): number {
  return Math.floor(workLimit / expression.programSize());
}

function tooLarge(steps: string, limitSteps: number): string {
  return `it is too large, with ${steps} steps where ${limitSteps} are the most; repeat fewer things fewer times`;
}

function flagBits(engineClass: typeof Re2.RE2JS, flags: string): number {
  return (
    (flags.includes('i') ? engineClass.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? engineClass.MULTILINE : 0) |
    (flags.includes('s') ? engineClass.DOTALL : 0)
  );
}

/** Loaded by the first expression: it is as large as half the extension. */
function engine(): typeof Re2 {
  return require('re2js') as typeof Re2;
}
