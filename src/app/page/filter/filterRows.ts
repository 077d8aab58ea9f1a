/** What a filter means for a capture: the rows that it shows, and what it marks in them. */
import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import { compileFilter } from '../../../capture/filter/compileFilter.ts';
import { filterMarks, type FilterMarks } from '../../../capture/filter/filterMarks.ts';
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import type { RowFilter } from '../../../capture/views/rowFilter.ts';
import { FilterExpression } from '../../../engine/expressions/filterExpression.ts';
import type { FilterReading } from '../../../language/filter/parseFilter.ts';

export interface FilterRows {
  /** Undefined where the filter has problems, and where it says nothing. */
  readonly rows: RowFilter | undefined;
  readonly marks: FilterMarks;
}

export const noMarks: FilterMarks = { words: [], finders: [] };

export function filterRows(
  { filter, expressionSteps: steps }: FilterReading,
  { store, ledger }: { store: CaptureStore; ledger: Ledger },
): FilterRows {
  if (filter === undefined) return { rows: undefined, marks: noMarks };
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
  return { rows, marks: filterMarks(filter, { expressionFinder }) };
}
