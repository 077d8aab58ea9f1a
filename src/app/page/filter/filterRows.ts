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

export const noMarks: FilterMarks = { words: [], finders: [] };

export function filterRows(
  { filter, expressionSteps: steps }: FilterReading,
  { store, ledger, marks }: { store: CaptureStore; ledger: Ledger; marks: MarkedRows },
): FilterRows {
  if (filter === undefined) return { rows: undefined, marks: noMarks, isOfMarkedRows: false };
  const expressionFinder = (source: string, flags: string) => new FilterExpression(source, flags, steps);
  const rows = compileFilter(filter, {
    store,
    ledger,
    marks,
    expressionFinder,
    expressionInText: (source, flags) => {
      const expression = new FilterExpression(source, flags, steps);
      return (words) => expression.isIn(words);
    },
  });
  return { rows, marks: filterMarks(filter, { expressionFinder }), isOfMarkedRows: isOfMarkedRows(filter) };
}

function isOfMarkedRows(node: FilterNode): boolean {
  if (node.kind === 'and' || node.kind === 'or') return node.parts.some(isOfMarkedRows);
  return node.kind === 'not' ? isOfMarkedRows(node.part) : node.kind === 'is' || node.kind === 'note';
}
