/**
 * Bounds the cost of users' regular expressions. The engine is linear in the bytes and in the expression's size (RE2's
 * syntax), but a short expression may be large (`[a-b]{1,500}` has a thousand steps), and then a mebibyte takes half a
 * minute. So the size of an expression is limited, and the number of bytes it searches depends on its size.
 */
import type { RE2JS } from 're2js';
import { estimatedSteps } from './estimatedSteps.ts';
import { expressionEngine } from './expressionEngine.ts';

/** Maximum steps of an expression, unless the caller allows fewer. */
export const expressionLimitSteps = 1000;
/**
 * Estimates above the limit times this are refused without compiling, which would build all the steps to count them.
 */
const estimateFactor = 8;
/** Maximum of steps times bytes in one search: the engine does some 20 per microsecond. */
const workLimit = 8 * 1024 * 1024;

/** A compiled expression, or what is wrong with it, without a full stop. `flags` are i, m and s; others are ignored. */
export function compileBounded(
  source: string,
  flags: string,
  limitSteps = expressionLimitSteps,
): RE2JS | string {
  const { RE2JS: Re2, RE2JSException } = expressionEngine();
  const estimate = estimatedSteps(source);
  if (estimate > estimateFactor * limitSteps)
    return tooLarge(`about ${estimate > 1e15 ? 'countless' : estimate}`, limitSteps);
  try {
    const expression = Re2.compile(source, flagBits(flags));
    const steps = expression.programSize();
    return steps > limitSteps ? tooLarge(String(steps), limitSteps) : expression;
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return error.message.replace(/^error parsing regexp: |\.$/g, '');
  }
}

/** How many bytes an expression may search at once: 8 KiB for the largest, everything for a short one. */
export function mostBytesFor(expression: RE2JS): number {
  return Math.floor(workLimit / expression.programSize());
}

function tooLarge(steps: string, limitSteps: number): string {
  return `it is too large, with ${steps} steps where ${limitSteps} are the most; repeat fewer things fewer times`;
}

function flagBits(flags: string): number {
  const { RE2JS: Re2 } = expressionEngine();
  return (
    (flags.includes('i') ? Re2.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? Re2.MULTILINE : 0) |
    (flags.includes('s') ? Re2.DOTALL : 0)
  );
}
