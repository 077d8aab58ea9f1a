import type { CaptureStore } from '../../capture/store/captureStore.ts';
import { compileFilter } from '../../capture/filter/compileFilter.ts';
import { filterMarks, type FilterMarks } from '../../capture/filter/filterMarks.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { RowFilter } from '../../capture/views/rowFilter.ts';
import {
  FilterExpression,
  expressionSteps,
  filterLimitSteps,
} from '../../engine/expressions/filterExpression.ts';
import type { FilterResult } from '../../page/filterMessages.ts';
import { parseFilter } from '../../language/filter/parseFilter.ts';
import { notation } from '../notation.ts';

export interface ReadFilter {
  readonly answer: FilterResult;
  /** Undefined where there are problems, and where the text says nothing. */
  readonly rows: RowFilter | undefined;
  readonly marks: FilterMarks;
}

/** What a filter says, on a capture. */
export function readFilter(
  text: string,
  { store, ledger }: { store: CaptureStore; ledger: Ledger },
): ReadFilter {
  // Of all expressions in it: they look at the same bytes in one turn.
  let steps = 0;
  const { filter, problems, hints } = parseFilter(text, {
    pattern: (written) => notation().readPattern(written),
    expressionProblem: (source, flags) => {
      const own = expressionSteps(source, flags, filterLimitSteps - steps);
      if (typeof own === 'string') return own;
      steps += own;
      return undefined;
    },
  });
  const answer = { problems, hints };
  if (filter === undefined) return { answer, rows: undefined, marks: { words: [], finders: [] } };
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
  return { answer, rows, marks: filterMarks(filter, { expressionFinder }) };
}
