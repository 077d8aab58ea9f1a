/** What a filter means for a capture: the rows that it shows, and what it marks in them. */
import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import { compileFilter } from '../../../capture/filter/compileFilter.ts';
import { filterMarks, type FilterMarks } from '../../../capture/filter/filterMarks.ts';
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import type { RowFilter } from '../../../capture/views/rowFilter.ts';
import { FilterExpression } from '../../../engine/expressions/filterExpression.ts';
import type { FilterNode } from '../../../language/filter/filterNode.ts';
import type { FilterReading } from '../../../language/filter/parseFilter.ts';

export interface FilterRows {
  /** Undefined where the filter has problems, and where it says nothing. */
  readonly rows: RowFilter | undefined;
  readonly marks: FilterMarks;
}

interface Capture {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
}

export const noMarks: FilterMarks = { words: [], finders: [] };

export function filterRows(reading: FilterReading, capture: Capture): FilterRows {
  const { filter, expressionSteps } = reading;
  if (filter === undefined) return { rows: undefined, marks: noMarks };
  const marks = filterMarks(filter, {
    expressionFinder: (source, flags) => new FilterExpression(source, flags, expressionSteps),
  });
  return { rows: rowFilter(filter, expressionSteps, capture), marks };
}

/** `steps`: of all expressions in the filter. */
export function rowFilter(filter: FilterNode, steps: number, capture: Capture): RowFilter {
  return compileFilter(filter, {
    ...capture,
    expressionFinder: (source, flags) => new FilterExpression(source, flags, steps),
    expressionInText: (source, flags) => {
      const expression = new FilterExpression(source, flags, steps);
      return (words) => expression.isIn(words);
    },
  });
}
