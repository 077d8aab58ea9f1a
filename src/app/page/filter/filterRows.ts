/** What a filter means for a capture: the rows that it shows, and what it marks in them. */
import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import { compileFilter } from '../../../capture/filter/compileFilter.ts';
import { filterMarks, type FilterMarks } from '../../../capture/filter/filterMarks.ts';
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import type { MarkedRows } from '../../../capture/store/markedRows.ts';
import type { RowFilter } from '../../../capture/views/rowFilter.ts';
import { FilterExpression } from '../../../engine/expressions/filterExpression.ts';
import type { FilterNode } from '../../../language/filter/filterNode.ts';
import type { FilterReading } from '../../../language/filter/parseFilter.ts';

export interface FilterRows {
  /** Undefined where the filter has problems, and where it says nothing. */
  readonly rows: RowFilter | undefined;
  readonly marks: FilterMarks;
  /** Its rows change with what the user marks. */
  readonly isOfMarkedRows: boolean;
}

interface Capture {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly marks: MarkedRows;
}

export const noMarks: FilterMarks = { words: [], finders: [] };

export function filterRows(reading: FilterReading, capture: Capture): FilterRows {
  const { filter, expressionSteps } = reading;
  if (filter === undefined) return { rows: undefined, marks: noMarks, isOfMarkedRows: false };
  const marks = filterMarks(filter, {
    expressionFinder: (source, flags) => new FilterExpression(source, flags, expressionSteps),
  });
  const rows = rowFilter(filter, expressionSteps, capture);
  return { rows, marks, isOfMarkedRows: isOfMarkedRows(filter) };
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

function isOfMarkedRows(node: FilterNode): boolean {
  if (node.kind === 'and' || node.kind === 'or') return node.parts.some(isOfMarkedRows);
  return node.kind === 'not' ? isOfMarkedRows(node.part) : node.kind === 'is' || node.kind === 'note';
}
