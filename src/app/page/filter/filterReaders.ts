import { expressionSteps, filterLimitSteps } from '../../../engine/expressions/filterExpression.ts';
import type { ValueReaders } from '../../../language/filter/readTerm.ts';
import { readPattern } from '../../../language/payload/readPattern.ts';

/** How the values of a filter are read that have a language of their own. */
export const filterReaders: ValueReaders = {
  pattern: readPattern,
  expressionSteps: (source, flags, before) => expressionSteps(source, flags, filterLimitSteps - before),
};
