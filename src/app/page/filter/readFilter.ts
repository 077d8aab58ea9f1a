/** Reads the text of a filter for a capture: what is wrong with it, the rows it shows, what it marks in them. */
import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import { compileFilter } from '../../../capture/filter/compileFilter.ts';
import { filterMarks, type FilterMarks } from '../../../capture/filter/filterMarks.ts';
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import type { RowFilter } from '../../../capture/views/rowFilter.ts';
import {
  FilterExpression,
  expressionSteps,
  filterLimitSteps,
} from '../../../engine/expressions/filterExpression.ts';
import type { FilterResult } from '../../../page/filterMessages.ts';
import { parseFilter } from '../../../language/filter/parseFilter.ts';
import { readPattern } from '../../../language/payload/readPattern.ts';

export interface ReadFilter {
  readonly result: FilterResult;
  /** Undefined where there are problems, and where the text says nothing. */
  readonly rows: RowFilter | undefined;
  readonly marks: FilterMarks;
}

export function readFilter(
  text: string,
  { store, ledger }: { store: CaptureStore; ledger: Ledger },
): ReadFilter {
  // Of all expressions in it: they search the same bytes in one turn.
  let steps = 0;
  const { filter, problems, hints } = parseFilter(text, {
    pattern: readPattern,
    expressionProblem: (source, flags) => {
      const own = expressionSteps(source, flags, filterLimitSteps - steps);
      if (typeof own === 'string') return own;
      steps += own;
      return undefined;
    },
  });
  const result = { problems, hints };
  if (filter === undefined) return { result, rows: undefined, marks: { words: [], finders: [] } };
  const expressionFinder = (source: string, flags: string) => new FilterExpression(source, flags, steps);
  const rows = compileFilter(filter, {
    store,
    ledger,
    expressionFinder,
    expressionInText: (source, flags) => {
      const expression = new FilterExpression(source, flags, steps);
      return (words) => expression.isIn(words);
    },
  });
  return { result, rows, marks: filterMarks(filter, { expressionFinder }) };
}
