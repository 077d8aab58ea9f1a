/** Compiles the query of the find widget. */
import {
  exactFinder,
  patternFinder,
  textFinder,
  type ByteFinder,
} from '../../../capture/filter/byteFinder.ts';
import { FilterExpression, expressionProblem } from '../../../engine/expressions/filterExpression.ts';
import type { FindQuery } from '../../../page/findMessages.ts';
import { readPattern } from '../../../language/payload/readPattern.ts';

/** A finder for the query, or the problem with it. */
export function queryFinder({ text, kind, matchCase }: FindQuery): ByteFinder | string {
  if (kind === 'text') return matchCase ? exactFinder(text) : textFinder(text);
  if (kind === 'expression') {
    const flags = matchCase ? '' : 'i';
    const problem = expressionProblem(text, flags);
    return problem === undefined
      ? new FilterExpression(text, flags)
      : `This expression cannot be used: ${problem}.`;
  }
  // Users type plain hex digits first.
  const isHex = /^(?:[0-9A-Fa-f?]{2}\s*)+$/.test(text);
  const pattern = readPattern(isHex ? `hex"${text}"` : text);
  if (!pattern.ok) return pattern.problems[0].message;
  return pattern.value.length === 0
    ? 'These are no bytes: there is nothing to look for.'
    : patternFinder(pattern.value);
}
